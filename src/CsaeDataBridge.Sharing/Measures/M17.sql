-- M17. One row for each table, area (all is the whole area), breakdown (all is the total) and column. Starts from base.sql.
-- A council whose extracts never code a factor has no data, which is not 0. no_data marks such lines.
WITH coding AS (
  SELECT DISTINCT e.agency_id FROM dated_event e JOIN csae.factor_now f USING (event_id) WHERE e.kind = 'assessment' AND f.code IS NOT NULL
), assessment AS (
  SELECT e.event_id, coalesce(g.area_code, 'unknown') AS area_code,
         count(f.code) > 0 AS recorded,
         coalesce(bool_or(f.answer = 'yes' AND f.code IN ('19A', '19B', '19C', '11A')), false) AS with_factor,
         coalesce(bool_or(f.answer = 'yes' AND f.code = '11A'), false) AND NOT coalesce(bool_or(f.answer = 'yes' AND f.code IN ('19A', '19B', '19C')), false) AS only_11a
  FROM dated_event e JOIN coding USING (agency_id) JOIN csae.agency_now g USING (agency_id) LEFT JOIN csae.factor_now f USING (event_id) CROSS JOIN period
  WHERE e.kind = 'assessment' AND e.ended_on BETWEEN from_date AND to_date
  GROUP BY ALL
)
SELECT 'M17' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT area_code,
         count(*) FILTER (with_factor) AS with_factor,
         count(*) FILTER (only_11a) AS only_11a,
         count(*) FILTER (recorded) AS recorded,
         count(*) AS completed
  FROM assessment
  GROUP BY GROUPING SETS ((area_code), ())
) UNPIVOT (n FOR column_name IN (with_factor, only_11a, recorded, completed))
UNION ALL
SELECT 'M17', a.area_code, 'all', 'no_data', 1 FROM csae.area_now a
WHERE a.kind = 'council' AND a.area_code NOT IN (SELECT g.area_code FROM coding JOIN csae.agency_now g USING (agency_id) WHERE g.area_code IS NOT NULL)
