-- Checks of waits, in one pass.
-- In: checked.main.wait, checked.main.event. Out: as events.sql.
WITH counted AS (
    SELECT
        event.feed,
        count(*) FILTER (WHERE least(waiting.started_on, waiting.ended_on, waiting.first_offered_on) < waiting.referred_on) AS starts_early,
        count(*) FILTER (WHERE waiting.referred_on IS NOT NULL AND coalesce(waiting.started_on, waiting.ended_on, waiting.first_offered_on) IS NOT NULL) AS has_start,
        count(*) FILTER (WHERE waiting.status IN ('in_service', 'closed') AND waiting.started_on IS NULL AND waiting.ended_on IS NULL) AS no_start,
        count(*) FILTER (WHERE waiting.status IN ('in_service', 'closed')) AS should_start
    FROM checked.main.wait AS waiting
    JOIN checked.main.event AS event ON event.event_id = waiting.event_id
    GROUP BY event.feed
)

SELECT check_id, feed, NULL AS subject, found, total, found * 100 / total AS compared
FROM (
    SELECT 'wait_starts_before_referral' AS check_id, feed, starts_early AS found, has_start AS total FROM counted
    UNION ALL
    SELECT 'wait_closed_without_an_end', feed, no_start, should_start FROM counted
)
WHERE total > 0
