-- Which loads of a feed speak of each asked person, and the version that says what they said: they wrote it, repeated it, or speak of an event of the person.
-- In:  $1 the feed; merge.main.asked_person(person_id), merge.main.mention of the persons' events in that feed, merge.main.load_rank,
--      store.csae.person, event_person, restated. Out: merge.main.person_spoken(person_id, load_from of the version, load_id, rank).
CREATE OR REPLACE TABLE merge.main.person_spoken AS
WITH version AS MATERIALIZED (
    SELECT person_id, load_from, load_to, coalesce(origin, load_from) AS origin
    FROM store.csae.person
    SEMI JOIN merge.main.asked_person USING (person_id)
    WHERE source = $1
),

written AS (
    SELECT person_id, load_from, load_from AS load_id
    FROM version
    WHERE origin = load_from
),

spoken AS (
    SELECT id AS person_id, load_id FROM store.csae.restated
    UNION
    SELECT attendance.person_id, mention.load_id
    FROM store.csae.event_person AS attendance
    SEMI JOIN merge.main.asked_person AS asked ON asked.person_id = attendance.person_id
    JOIN merge.main.mention AS mention ON mention.event_id = attendance.event_id AND mention.load_from = attendance.load_from
)

SELECT found.person_id, found.load_from, found.load_id, load.rank
FROM (
    FROM written
    UNION ALL
    SELECT version.person_id, version.load_from, spoken.load_id
    FROM spoken
    JOIN version ON version.person_id = spoken.person_id AND version.load_from <= spoken.load_id AND spoken.load_id < version.load_to
    ANTI JOIN written ON written.person_id = spoken.person_id AND written.load_id = spoken.load_id
) AS found
JOIN merge.main.load_rank AS load ON load.load_id = found.load_id AND load.is_active AND load.feed = $1
