-- The events at which the asked persons were.
-- In:  merge.main.asked_person(person_id), store.csae.event_person. Out: merge.main.asked.
CREATE OR REPLACE TABLE merge.main.asked AS
SELECT DISTINCT event_id
FROM store.csae.event_person
SEMI JOIN merge.main.asked_person USING (person_id)
