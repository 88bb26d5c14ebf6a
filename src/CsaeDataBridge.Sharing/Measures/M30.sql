-- M30. One row for each table, area (all is the whole area), breakdown and column. Starts from base.sql.
WITH waiting AS (
  SELECT w.service::VARCHAR AS service, w.status, date_diff('day', w.referred_on, to_date) AS days
  FROM csae.wait_now w CROSS JOIN period
  WHERE w.referred_on <= to_date AND (w.started_on IS NULL OR w.started_on > to_date) AND (w.ended_on IS NULL OR w.ended_on > to_date) AND coalesce(w.status::VARCHAR, '') <> 'not_accepted'
)
SELECT 'M30' AS table_id, 'all' AS area_code, coalesce(service, 'all') AS breakdown, 'over' AS column_name, count(*) FILTER (days > 84)::DOUBLE AS n FROM waiting GROUP BY GROUPING SETS ((service), ())
UNION ALL
SELECT 'M30' AS table_id, 'all' AS area_code, coalesce(service, 'all') AS breakdown, 'waiting' AS column_name, count(*) FILTER (true)::DOUBLE AS n FROM waiting GROUP BY GROUPING SETS ((service), ())
UNION ALL
SELECT 'completeness', 'all', 'all', 'recorded', count(*) FILTER (status IN ('waiting', 'in_service', 'closed', 'not_accepted'))::DOUBLE FROM waiting
UNION ALL
SELECT 'completeness', 'all', 'all', 'base', count(*) FILTER (true)::DOUBLE FROM waiting
