-- M05. One row for each table, area (all is the whole area), breakdown and column. Starts from base.sql.
SELECT 'M05' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'online' AS column_name, count(*)::DOUBLE AS n FROM subject WHERE csa AND online GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M05' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'recorded' AS column_name, count(*)::DOUBLE AS n FROM subject WHERE csa AND setting_recorded GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'completeness', 'all', 'all', 'recorded', count(*) FILTER (setting_recorded)::DOUBLE FROM (SELECT * FROM subject WHERE csa)
UNION ALL
SELECT 'completeness', 'all', 'all', 'base', count(*) FILTER (true)::DOUBLE FROM (SELECT * FROM subject WHERE csa)
