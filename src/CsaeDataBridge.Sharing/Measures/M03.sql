-- M03. One row for each table, area (all is the whole area), breakdown and column. Starts from base.sql.
SELECT 'M03' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'children' AS column_name, count(*)::DOUBLE AS n FROM subject WHERE hsb GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M03', coalesce(area_code, 'all'), 'all', 'population', sum(persons) FROM population_under_18 GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'completeness', 'all', 'all', 'recorded', count(*) FILTER (role IN ('experienced', 'displayed', 'both'))::DOUBLE FROM (SELECT c.role FROM csae.concern_now c JOIN dated_event e USING (event_id) CROSS JOIN period WHERE c.harm = 'hsb' AND e.event_on BETWEEN from_date AND to_date)
UNION ALL
SELECT 'completeness', 'all', 'all', 'base', count(*) FILTER (true)::DOUBLE FROM (SELECT c.role FROM csae.concern_now c JOIN dated_event e USING (event_id) CROSS JOIN period WHERE c.harm = 'hsb' AND e.event_on BETWEEN from_date AND to_date)
