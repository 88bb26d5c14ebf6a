-- M17. One row for each table, area (all is the whole area), breakdown and column. Starts from base.sql.
WITH assessment AS (
  SELECT e.event_id, coalesce(g.area_code, 'unknown') AS area_code,
         count(f.code) > 0 AS recorded,
         coalesce(bool_or(f.code IN ('19A', '19B', '19C', '11A')), false) AS with_factor,
         coalesce(bool_or(f.code = '11A') AND NOT bool_or(f.code IN ('19A', '19B', '19C')), false) AS only_11a
  FROM csae.event_now e JOIN csae.agency g USING (agency_id) LEFT JOIN csae.factor_now f USING (event_id) CROSS JOIN period
  WHERE e.kind = 'assessment' AND e.ended_on BETWEEN from_date AND to_date
  GROUP BY ALL
)
SELECT 'M17' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'with_factor' AS column_name, count(*) FILTER (with_factor)::DOUBLE AS n FROM assessment GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M17' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'only_11a' AS column_name, count(*) FILTER (only_11a)::DOUBLE AS n FROM assessment GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M17' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'recorded' AS column_name, count(*) FILTER (recorded)::DOUBLE AS n FROM assessment GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'completeness', 'all', 'all', 'recorded', count(*) FILTER (recorded)::DOUBLE FROM assessment
UNION ALL
SELECT 'completeness', 'all', 'all', 'base', count(*) FILTER (true)::DOUBLE FROM assessment
