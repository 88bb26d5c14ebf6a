-- M29. One row for each table, area (all is the whole area), breakdown and column. Starts from base.sql.
WITH accepted AS (
  SELECT w.service::VARCHAR AS service, w.referred_on, w.started_on, date_diff('day', w.referred_on, w.started_on) AS days
  FROM csae.wait_now w CROSS JOIN period
  WHERE w.referred_on BETWEEN from_date AND to_date AND coalesce(w.status::VARCHAR, '') <> 'not_accepted'
)
SELECT 'M29' AS table_id, 'all' AS area_code, coalesce(service, 'all') AS breakdown, 'people' AS column_name, count(*) FILTER (days IS NOT NULL)::DOUBLE AS n FROM accepted GROUP BY GROUPING SETS ((service), ())
UNION ALL
SELECT 'M29', 'all', coalesce(service, 'all'), 'median', median(days) FROM accepted WHERE days IS NOT NULL GROUP BY GROUPING SETS ((service), ())
UNION ALL
SELECT 'M29', 'all', coalesce(service, 'all'), 'p90', quantile_cont(days, 0.9) FROM accepted WHERE days IS NOT NULL GROUP BY GROUPING SETS ((service), ())
UNION ALL
SELECT 'completeness', 'all', 'all', 'recorded', count(*) FILTER (days IS NOT NULL)::DOUBLE FROM accepted
UNION ALL
SELECT 'completeness', 'all', 'all', 'base', count(*) FILTER (true)::DOUBLE FROM accepted
