-- M29. One row for each table, area (all is the whole area), breakdown (all is the total) and column. Starts from base.sql.
-- A start before the referral is no wait that can be measured.
WITH accepted AS (
  SELECT replace(w.service, '_', ' ') AS service, CASE WHEN w.started_on >= w.referred_on THEN date_diff('day', w.referred_on, w.started_on) END AS days
  FROM csae.wait_now w SEMI JOIN dated_event USING (event_id) CROSS JOIN period
  WHERE w.referred_on BETWEEN from_date AND to_date AND w.status IS DISTINCT FROM 'not_accepted'
)
SELECT 'M29' AS table_id, 'all' AS area_code, coalesce(service, 'all') AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT service,
         count(*) FILTER (days IS NOT NULL) AS people,
         count(*) AS accepted
  FROM accepted
  GROUP BY GROUPING SETS ((service), ())
) UNPIVOT (n FOR column_name IN (people, accepted))
UNION ALL
SELECT 'M29', 'all', coalesce(service, 'all'), 'median', median(days) FROM accepted WHERE days IS NOT NULL GROUP BY GROUPING SETS ((service), ())
UNION ALL
SELECT 'M29', 'all', coalesce(service, 'all'), 'p90', quantile_cont(days, 0.9) FROM accepted WHERE days IS NOT NULL GROUP BY GROUPING SETS ((service), ())
