-- The version that each asked person has without the load: of the newest load of the feed that speaks of them.
-- In:  $1 the feed; merge.main.asked_person, merge.main.person_spoken, store.csae.person.
-- Out: merge.main.person_settled(person_id, close_from, open_from).
CREATE TABLE merge.main.person_settled AS
WITH version AS (
    SELECT person_id, load_from, load_to, coalesce(origin, load_from) AS origin
    FROM store.csae.person
    SEMI JOIN merge.main.asked_person USING (person_id)
    WHERE source = $1
),

last AS (
    SELECT person_id, max_by(load_from, rank) AS load_from
    FROM merge.main.person_spoken
    GROUP BY person_id
),

target AS (
    SELECT version.person_id, version.load_from, version.origin
    FROM last
    JOIN version ON version.person_id = last.person_id AND version.load_from = last.load_from
)

SELECT coalesce(target.person_id, present.person_id) AS person_id, present.load_from AS close_from, target.load_from AS open_from
FROM target
FULL JOIN (FROM version WHERE load_to = 2147483647) AS present ON present.person_id = target.person_id
WHERE present.origin IS DISTINCT FROM target.origin
