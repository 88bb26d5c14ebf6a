-- M10. One row for each table, area (all is the whole area), breakdown and column. Starts from base.sql.
WITH offence AS (
  SELECT e.event_id, coalesce(e.event_area, 'unknown') AS area_code, left(e.offence_code, 3) AS class, e.offence_code,
         min(ep.age_at_event) FILTER (ep.role_in_event = 'subject') AS age
  FROM dated_event e LEFT JOIN csae.event_person_now ep USING (event_id) CROSS JOIN period
  WHERE e.kind = 'crime_report' AND e.event_on BETWEEN from_date AND to_date AND e.offence_code IS NOT NULL
  GROUP BY ALL
), sexual AS (
  SELECT *, offence_code IN ('086/02', '086/10') AS images,
         class IN ('021', '071', '073', '088') AND offence_code <> '088/05' OR offence_code IN ('019/07', '019/09', '019/16', '019/17') AS child_by_definition
  FROM offence
  WHERE class IN ('017', '019', '020', '021', '022', '070', '071', '073', '088') OR (class = '023' AND offence_code NOT IN ('023/12', '023/13')) OR offence_code IN ('086/02', '086/10')
)
SELECT 'M10' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'offences' AS column_name, count(*) FILTER (NOT images AND (child_by_definition OR age < 18))::DOUBLE AS n FROM sexual GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M10' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'images' AS column_name, count(*) FILTER (images)::DOUBLE AS n FROM sexual GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M10' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'age_unknown' AS column_name, count(*) FILTER (NOT images AND NOT child_by_definition AND age IS NULL)::DOUBLE AS n FROM sexual GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M10', coalesce(area_code, 'all'), 'all', 'population', sum(persons) FROM population_under_18 GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'completeness', 'all', 'all', 'recorded', count(*) FILTER (age IS NOT NULL)::DOUBLE FROM sexual
UNION ALL
SELECT 'completeness', 'all', 'all', 'base', count(*) FILTER (true)::DOUBLE FROM sexual
