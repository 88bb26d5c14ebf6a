-- M02. One row for each table, area (all is the whole area), breakdown and column. Starts from base.sql.
SELECT 'M02' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'children' AS column_name, count(*)::DOUBLE AS n FROM subject WHERE cse GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M02' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'at_risk' AS column_name, count(*)::DOUBLE AS n FROM subject WHERE cse_at_risk GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M02', coalesce(area_code, 'all'), 'all', 'population', sum(persons) FROM population_under_18 GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M02-age' AS table_id, coalesce(area_code, 'all') AS area_code, coalesce(age_band, 'all') AS breakdown, 'children' AS column_name, count(*)::DOUBLE AS n FROM subject WHERE cse GROUP BY GROUPING SETS ((area_code, age_band), (age_band), (area_code), ())
UNION ALL
SELECT 'completeness', 'all', 'all', 'recorded', count(*) FILTER (age_at_event IS NOT NULL)::DOUBLE FROM (SELECT DISTINCT person_key, age_at_event FROM counted_concern WHERE harm IN ('cse'))
UNION ALL
SELECT 'completeness', 'all', 'all', 'base', count(*) FILTER (true)::DOUBLE FROM (SELECT DISTINCT person_key, age_at_event FROM counted_concern WHERE harm IN ('cse'))
