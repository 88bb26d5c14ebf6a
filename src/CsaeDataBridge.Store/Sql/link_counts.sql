-- What the linkage's answer comes to.
-- In:  given.main.answer, store.csae.person_link. Out: one row: persons, keys, linked persons, rows to write, rows to remove.
WITH key AS (
    SELECT person_key, count(*) AS persons
    FROM given.main.answer
    GROUP BY person_key
)

SELECT
    (SELECT count(*) FROM given.main.answer),
    (SELECT count(*) FROM key),
    (SELECT coalesce(sum(persons), 0)::BIGINT FROM key WHERE persons > 1),
    (SELECT count(*) FROM given.main.answer WHERE is_new),
    (SELECT count(*) FROM store.csae.person_link AS old ANTI JOIN given.main.answer AS answer ON answer.person_id = old.person_id WHERE old.load_to = 2147483647)
