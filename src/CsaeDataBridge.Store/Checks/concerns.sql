-- Checks of concerns, in one pass.
-- In: checked.main.concern, checked.main.event. Out: as events.sql.
WITH counted AS (
    SELECT
        event.feed,
        count(*) AS concerns,
        count(*) FILTER (WHERE concern.person_id IS NULL) AS of_nobody,
        count(*) FILTER (WHERE event.event_id IS NULL) AS of_no_event,
        count(*) FILTER (WHERE concern.ended_on < concern.identified_on) AS ends_early,
        count(*) FILTER (WHERE concern.ended_on IS NOT NULL AND concern.identified_on IS NOT NULL) AS has_end
    FROM checked.main.concern AS concern
    LEFT JOIN checked.main.event AS event ON event.event_id = concern.event_id
    GROUP BY event.feed
)

SELECT check_id, feed, NULL AS subject, found, total, found * 100 / total AS compared
FROM (
    SELECT 'concern_of_nobody' AS check_id, feed, of_nobody AS found, concerns AS total FROM counted
    UNION ALL
    SELECT 'concern_without_event', feed, of_no_event, concerns FROM counted
    UNION ALL
    SELECT 'concern_ends_before_it_starts', feed, ends_early, has_end FROM counted
)
WHERE total > 0
