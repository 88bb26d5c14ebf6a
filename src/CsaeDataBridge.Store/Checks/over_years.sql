-- The store against itself: events year on year, harms that fell silent; and feeds that are late, against their schedule, or where the agreement says none against their usual gap.
-- In:  $1 today; checked.main.event, concern, schedule(feed, days); store.csae.load. Out: as events.sql.
WITH newest AS (
    SELECT feed, max(as_of) AS as_of
    FROM store.csae.load
    WHERE status = 'loaded'
    GROUP BY feed
),

year AS (
    SELECT
        event.feed,
        count(*) FILTER (WHERE coalesce(received_on, started_on, occurred_from) > newest.as_of - INTERVAL 1 YEAR) AS last,
        count(*) FILTER (
            WHERE coalesce(received_on, started_on, occurred_from) > newest.as_of - INTERVAL 2 YEAR
                AND coalesce(received_on, started_on, occurred_from) <= newest.as_of - INTERVAL 1 YEAR
        ) AS before
    FROM checked.main.event AS event
    JOIN newest ON newest.feed = event.feed
    GROUP BY event.feed
),

harm AS (
    SELECT
        event.feed,
        concern.harm::VARCHAR AS harm,
        count(*) FILTER (WHERE coalesce(received_on, started_on, occurred_from) > newest.as_of - INTERVAL 90 DAY) AS last,
        count(*) FILTER (
            WHERE coalesce(received_on, started_on, occurred_from) > newest.as_of - INTERVAL 455 DAY
                AND coalesce(received_on, started_on, occurred_from) <= newest.as_of - INTERVAL 90 DAY
        ) AS before
    FROM checked.main.concern AS concern
    JOIN checked.main.event AS event ON event.event_id = concern.event_id
    JOIN newest ON newest.feed = event.feed
    GROUP BY event.feed, concern.harm
),

gap AS (
    SELECT feed, median(as_of - earlier) AS days, count(*) AS gaps
    FROM (
        SELECT feed, as_of, lag(as_of) OVER (PARTITION BY feed ORDER BY as_of) AS earlier
        FROM (SELECT DISTINCT feed, as_of FROM store.csae.load WHERE status = 'loaded')
    )
    WHERE earlier IS NOT NULL
    GROUP BY feed
)

SELECT 'year_on_year' AS check_id, feed, NULL AS subject, last AS found, before AS total,
    CASE WHEN before >= 20 THEN abs(last - before) * 100 / before END AS compared
FROM year
UNION ALL
SELECT 'harm_fell_silent', feed, harm, before, before + last,
    CASE WHEN last = 0 AND before >= 20 THEN 100 ELSE 0 END
FROM harm
UNION ALL
SELECT 'agency_silent', newest.feed, NULL, ($1::DATE - newest.as_of)::BIGINT, gap.days::BIGINT,
    CASE WHEN gap.gaps >= 2 AND gap.days > 0 THEN ($1::DATE - newest.as_of) * 100 / gap.days END
FROM newest
JOIN gap ON gap.feed = newest.feed
WHERE newest.feed NOT IN (SELECT feed FROM checked.main.schedule)
UNION ALL
SELECT 'delivery_overdue', newest.feed, NULL, ($1::DATE - newest.as_of)::BIGINT, schedule.days,
    ($1::DATE - newest.as_of) * 100 / schedule.days
FROM newest
JOIN checked.main.schedule AS schedule ON schedule.feed = newest.feed
