-- Checks of events, in one pass.
-- In: checked.main.event. Out: check_id, feed, subject, found, total, compared (percent; blank never fails).
WITH counted AS (
    SELECT
        feed,
        count(*) FILTER (WHERE ended_on < started_on OR occurred_to < occurred_from) AS ends_early,
        count(*) FILTER (WHERE (ended_on IS NOT NULL AND started_on IS NOT NULL) OR (occurred_to IS NOT NULL AND occurred_from IS NOT NULL)) AS has_end,
        count(*) FILTER (WHERE received_on < occurred_from) AS received_early,
        count(*) FILTER (WHERE received_on IS NOT NULL AND occurred_from IS NOT NULL) AS has_received,
        count(*) FILTER (WHERE sessions_attended > sessions_offered) AS attended_more,
        count(*) FILTER (WHERE sessions_attended IS NOT NULL AND sessions_offered IS NOT NULL) AS has_sessions
    FROM checked.main.event
    GROUP BY feed
)

SELECT check_id, feed, NULL AS subject, found, total, found * 100 / total AS compared
FROM (
    SELECT 'event_ends_before_it_starts' AS check_id, feed, ends_early AS found, has_end AS total FROM counted
    UNION ALL
    SELECT 'received_before_it_happened', feed, received_early, has_received FROM counted
    UNION ALL
    SELECT 'more_attended_than_offered', feed, attended_more, has_sessions FROM counted
)
WHERE total > 0
