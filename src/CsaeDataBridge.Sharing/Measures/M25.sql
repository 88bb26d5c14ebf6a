-- M25. One row for each table, area (all is the whole area), breakdown and column. Starts from base.sql.
WITH attendance AS (
  SELECT e.event_id, coalesce(l.person_key, ep.person_id) AS person_key, ep.age_at_event AS age, a.area_code,
         coalesce(nullif(e.pathway::VARCHAR, 'not_recorded'), 'not recorded') AS pathway, coalesce(e.site, 'not recorded') AS site, e.examination
  FROM dated_event e JOIN csae.agency g USING (agency_id) JOIN csae.event_person_now ep USING (event_id)
  LEFT JOIN csae.person_link l USING (person_id) JOIN person_area a ON a.person_key = coalesce(l.person_key, ep.person_id) CROSS JOIN period
  WHERE g.kind = 'sarc' AND ep.role_in_event = 'subject' AND e.event_on BETWEEN from_date AND to_date
), child AS (
  SELECT * FROM attendance WHERE age < 18
)
SELECT 'M25' AS table_id, 'all' AS area_code, coalesce(site, 'all') AS breakdown, 'done' AS column_name, count(*) FILTER (examination = 'done')::DOUBLE AS n FROM child GROUP BY GROUPING SETS ((site), ())
UNION ALL
SELECT 'M25' AS table_id, 'all' AS area_code, coalesce(site, 'all') AS breakdown, 'declined' AS column_name, count(*) FILTER (examination = 'declined')::DOUBLE AS n FROM child GROUP BY GROUPING SETS ((site), ())
UNION ALL
SELECT 'M25' AS table_id, 'all' AS area_code, coalesce(site, 'all') AS breakdown, 'not_indicated' AS column_name, count(*) FILTER (examination = 'not_indicated')::DOUBLE AS n FROM child GROUP BY GROUPING SETS ((site), ())
UNION ALL
SELECT 'M25' AS table_id, 'all' AS area_code, coalesce(site, 'all') AS breakdown, 'recorded' AS column_name, count(*) FILTER (examination IN ('done', 'declined', 'not_indicated', 'not_offered'))::DOUBLE AS n FROM child GROUP BY GROUPING SETS ((site), ())
UNION ALL
SELECT 'completeness', 'all', 'all', 'recorded', count(*) FILTER (examination IN ('done', 'declined', 'not_indicated', 'not_offered'))::DOUBLE FROM child
UNION ALL
SELECT 'completeness', 'all', 'all', 'base', count(*) FILTER (true)::DOUBLE FROM child
