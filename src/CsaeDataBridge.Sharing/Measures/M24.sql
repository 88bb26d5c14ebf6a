-- M24. One row for each table, area (all is the whole area), breakdown and column. Starts from base.sql.
WITH attendance AS (
  SELECT e.event_id, coalesce(l.person_key, ep.person_id) AS person_key, ep.age_at_event AS age, a.area_code,
         coalesce(nullif(e.pathway::VARCHAR, 'not_recorded'), 'not recorded') AS pathway, coalesce(e.site, 'not recorded') AS site, e.examination
  FROM dated_event e JOIN csae.agency g USING (agency_id) JOIN csae.event_person_now ep USING (event_id)
  LEFT JOIN csae.person_link l USING (person_id) JOIN person_area a ON a.person_key = coalesce(l.person_key, ep.person_id) CROSS JOIN period
  WHERE g.kind = 'sarc' AND ep.role_in_event = 'subject' AND e.event_on BETWEEN from_date AND to_date
), child AS (
  SELECT person_key, area_code, min(pathway) AS pathway FROM attendance WHERE age < 18 GROUP BY ALL
)
SELECT 'M24' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, 'children' AS column_name, count(*) FILTER (true)::DOUBLE AS n FROM child GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M24', coalesce(area_code, 'all'), 'all', 'population', sum(persons) FROM population_under_18 GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M24-pathway' AS table_id, 'all' AS area_code, coalesce(pathway, 'all') AS breakdown, 'children' AS column_name, count(*) FILTER (true)::DOUBLE AS n FROM child GROUP BY GROUPING SETS ((pathway), ())
UNION ALL
SELECT 'completeness', 'all', 'all', 'recorded', count(*) FILTER (age IS NOT NULL)::DOUBLE FROM attendance
UNION ALL
SELECT 'completeness', 'all', 'all', 'base', count(*) FILTER (true)::DOUBLE FROM attendance
