-- The linkage's answer for every current person; is_new where the store does not have it yet.
-- In:  $1 linkage_version; given.main.link, store.csae.person, store.csae.person_link. Out: given.main.answer.
CREATE TABLE given.main.answer AS
SELECT
    person.person_id,
    coalesce(link.person_key, person.person_id) AS person_key,
    1.0::DOUBLE AS probability,
    $1::VARCHAR AS linkage_version,
    old.person_key IS DISTINCT FROM coalesce(link.person_key, person.person_id)
        OR old.linkage_version IS DISTINCT FROM $1
        OR old.probability IS DISTINCT FROM 1.0 AS is_new
FROM (SELECT DISTINCT person_id FROM store.csae.person WHERE load_to = 2147483647) AS person
LEFT JOIN given.main.link AS link ON link.person_id = person.person_id
LEFT JOIN store.csae.person_link AS old ON old.person_id = person.person_id AND old.load_to = 2147483647
