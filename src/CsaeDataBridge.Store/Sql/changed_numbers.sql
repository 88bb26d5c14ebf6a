-- The person that each earlier number became: as the newest delivery of each feed that speaks of the number says. One that says it stayed as it was takes the others back.
-- In:  store.csae.renumbering, store.csae.load. Out: previous_id, person_id.
SELECT DISTINCT previous_id, person_id
FROM (
    SELECT said.previous_id, said.person_id
    FROM store.csae.renumbering AS said
    JOIN store.csae.load AS load ON load.load_id = said.load_from
    WHERE said.load_to = 2147483647
    QUALIFY row_number() OVER (
        PARTITION BY said.source, said.previous_id
        ORDER BY load.as_of DESC, load.sequence DESC, load.content_hash DESC, load.feed DESC, load.load_id DESC
    ) = 1
)
WHERE previous_id <> person_id
ORDER BY ALL
