-- The persons, as one feed knows them, whom a withdrawal may change.
-- In:  $1 the load, $2 its feed; merge.main.concerned, store.csae.person, store.csae.restated, vault.main.person. Out: merge.main.asked_person.
CREATE TABLE merge.main.asked_person AS
SELECT person_id
FROM store.csae.person
WHERE source = $2 AND (load_to = $1 OR coalesce(origin, load_from) IN (SELECT load_id FROM merge.main.concerned))
UNION
SELECT id
FROM store.csae.restated
WHERE load_id IN (SELECT load_id FROM merge.main.concerned)
UNION
SELECT person_id
FROM vault.main.person
WHERE source = $2 AND load_id IN (SELECT load_id FROM merge.main.concerned)
