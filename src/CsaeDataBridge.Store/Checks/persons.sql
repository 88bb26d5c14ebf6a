-- Checks of the persons at events, in one pass.
-- In: checked.main.event_person, checked.main.event. Out: as events.sql.
WITH counted AS (
    SELECT
        event.feed,
        count(*) AS persons,
        count(*) FILTER (WHERE person.age_at_event IS NULL) AS no_age,
        count(*) FILTER (WHERE person.age_at_event > 25 AND event.kind IN ('assessment', 'enquiry', 'conference', 'protection_plan', 'looked_after_episode', 'school_record')) AS adult,
        count(*) FILTER (WHERE person.age_at_event IS NOT NULL AND event.kind IN ('assessment', 'enquiry', 'conference', 'protection_plan', 'looked_after_episode', 'school_record')) AS of_child
    FROM checked.main.event_person AS person
    JOIN checked.main.event AS event ON event.event_id = person.event_id
    WHERE person.role_in_event = 'subject'
    GROUP BY event.feed
)

SELECT check_id, feed, NULL AS subject, found, total, found * 100 / total AS compared
FROM (
    SELECT 'age_unknown' AS check_id, feed, no_age AS found, persons AS total FROM counted
    UNION ALL
    SELECT 'adult_at_a_childs_event', feed, adult, of_child FROM counted
)
WHERE total > 0
