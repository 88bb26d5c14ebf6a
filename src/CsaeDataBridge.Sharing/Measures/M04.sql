-- M04. One row for each table, area (all is the whole area), breakdown and column. Starts from base.sql.
SELECT 'M04' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'children' AS column_name, count(*)::DOUBLE AS n FROM subject WHERE by_child GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M04', coalesce(area_code, 'all'), 'all', 'population', sum(persons) FROM population_under_18 GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'completeness', 'all', 'all', 'recorded', count(*) FILTER (setting_recorded)::DOUBLE FROM (SELECT * FROM subject WHERE csa)
UNION ALL
SELECT 'completeness', 'all', 'all', 'base', count(*) FILTER (true)::DOUBLE FROM (SELECT * FROM subject WHERE csa)
