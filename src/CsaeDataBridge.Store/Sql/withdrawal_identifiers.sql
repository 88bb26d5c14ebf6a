-- The identifiers that each asked person has without the load: what the newest load that speaks of them said, or found unchanged.
-- In:  $1 the feed; merge.main.asked_person, merge.main.person_spoken, vault.main.person.
-- Out: merge.main.identifier_settled(person_id, source, open_from): where others are to count, the row to repeat, or NULL for none.
CREATE TABLE merge.main.identifier_settled AS
WITH known AS (
    SELECT person_id, load_id, coalesce(late, false) AS is_late
    FROM vault.main.person
    SEMI JOIN merge.main.asked_person USING (person_id)
    WHERE source = $1
),

last AS (
    SELECT person_id, max_by(load_id, rank) AS load_id
    FROM merge.main.person_spoken
    GROUP BY person_id
),

target AS (
    SELECT last.person_id, coalesce(max(known.load_id) FILTER (WHERE known.is_late), max(known.load_id)) AS load_id
    FROM last
    JOIN known ON known.person_id = last.person_id AND (known.load_id = last.load_id OR (known.load_id < last.load_id AND NOT known.is_late))
    GROUP BY last.person_id
),

present AS (
    SELECT person_id, max(load_id) AS load_id
    FROM known
    WHERE NOT is_late
    GROUP BY person_id
)

SELECT person_id, $1::VARCHAR AS source, target.load_id AS open_from
FROM present
FULL JOIN target USING (person_id)
WHERE present.load_id IS DISTINCT FROM target.load_id
