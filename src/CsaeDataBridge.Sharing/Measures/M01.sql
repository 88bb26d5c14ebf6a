-- M01. One row for each table, area (all is the whole area), breakdown and column. Starts from base.sql.
SELECT 'M01' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'children' AS column_name, count(*)::DOUBLE AS n FROM subject WHERE csa GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M01' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'at_risk' AS column_name, count(*)::DOUBLE AS n FROM subject WHERE csa_at_risk GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M01', coalesce(area_code, 'all'), 'all', 'population', sum(persons) FROM population_under_18 GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M01-age' AS table_id, coalesce(area_code, 'all') AS area_code, coalesce(age_band, 'all') AS breakdown, 'children' AS column_name, count(*)::DOUBLE AS n FROM subject WHERE csa GROUP BY GROUPING SETS ((area_code, age_band), (age_band), (area_code), ())
UNION ALL
SELECT 'M01-sex' AS table_id, coalesce(area_code, 'all') AS area_code, coalesce(sex, 'all') AS breakdown, 'children' AS column_name, count(*)::DOUBLE AS n FROM subject WHERE csa GROUP BY GROUPING SETS ((area_code, sex), (sex), (area_code), ())
UNION ALL
SELECT 'completeness', 'all', 'all', 'recorded', count(*) FILTER (age_at_event IS NOT NULL)::DOUBLE FROM (SELECT DISTINCT person_key, age_at_event FROM counted_concern WHERE harm IN ('csa', 'cse'))
UNION ALL
SELECT 'completeness', 'all', 'all', 'base', count(*) FILTER (true)::DOUBLE FROM (SELECT DISTINCT person_key, age_at_event FROM counted_concern WHERE harm IN ('csa', 'cse'))
