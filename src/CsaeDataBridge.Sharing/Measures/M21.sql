-- M21. One row for each table, area (all is the whole area), breakdown and column. Starts from base.sql.
WITH plan AS (
  SELECT coalesce(l.person_key, ep.person_id) AS person_key, coalesce(g.area_code, 'unknown') AS area_code,
         bool_or(e.category = 'sexual') AS sexual, bool_or(e.category = 'multiple') AS multiple, bool_or(e.category IS NOT NULL AND e.category NOT IN ('unknown', 'not_recorded')) AS recorded
  FROM csae.event_now e JOIN csae.agency g USING (agency_id) JOIN csae.event_person_now ep USING (event_id) LEFT JOIN csae.person_link l USING (person_id) CROSS JOIN period
  WHERE e.kind = 'protection_plan' AND e.started_on <= to_date AND (e.ended_on IS NULL OR e.ended_on > to_date)
  GROUP BY ALL
)
SELECT 'M21' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'sexual' AS column_name, count(*) FILTER (sexual)::DOUBLE AS n FROM plan GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M21' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'multiple' AS column_name, count(*) FILTER (multiple)::DOUBLE AS n FROM plan GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M21' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'plans' AS column_name, count(*) FILTER (true)::DOUBLE AS n FROM plan GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'completeness', 'all', 'all', 'recorded', count(*) FILTER (recorded)::DOUBLE FROM plan
UNION ALL
SELECT 'completeness', 'all', 'all', 'base', count(*) FILTER (true)::DOUBLE FROM plan
