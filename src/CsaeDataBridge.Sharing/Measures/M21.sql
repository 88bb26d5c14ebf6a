-- M21. One row for each table, area (all is the whole area), breakdown (all is the total) and column. Starts from base.sql.
-- A child with plans of two councils is with the later one. A council that delivers no plans at all has no data.
WITH child AS (
  SELECT coalesce(l.person_key, ep.person_id, e.event_id) AS child,
         max_by(coalesce(g.area_code, 'unknown'), e.started_on::VARCHAR || coalesce(g.area_code, '')) AS area_code,
         coalesce(bool_or(e.category = 'sexual'), false) AS sexual,
         coalesce(bool_or(e.category = 'multiple'), false) AS multiple,
         coalesce(bool_or(e.category NOT IN ('unknown', 'not_recorded')), false) AS recorded
  FROM dated_event e
  JOIN csae.agency_now g USING (agency_id)
  LEFT JOIN csae.event_person_now ep ON ep.event_id = e.event_id AND ep.role_in_event = 'subject'
  LEFT JOIN csae.person_link_now l ON l.person_id = ep.person_id
  CROSS JOIN period
  WHERE e.kind = 'protection_plan' AND e.started_on <= to_date AND (e.ended_on IS NULL OR e.ended_on > to_date)
  GROUP BY 1
)
SELECT 'M21' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT area_code,
         count(*) FILTER (sexual) AS sexual,
         count(*) FILTER (multiple) AS multiple,
         count(*) FILTER (recorded) AS recorded,
         count(*) AS plans
  FROM child
  GROUP BY GROUPING SETS ((area_code), ())
) UNPIVOT (n FOR column_name IN (sexual, multiple, recorded, plans))
UNION ALL
SELECT 'M21', a.area_code, 'all', 'no_data', 1 FROM csae.area_now a
WHERE a.kind = 'council' AND a.area_code NOT IN (SELECT g.area_code FROM dated_event e JOIN csae.agency_now g USING (agency_id) WHERE e.kind = 'protection_plan' AND g.area_code IS NOT NULL)
