-- M36. One row for each table, area (all is the whole area), breakdown and column. Starts from base.sql.
WITH harm_record AS (
  SELECT g.name AS agency, c.status IN ('confirmed', 'suspected', 'at_risk', 'ruled_out') AS with_status
  FROM csae.concern_now c JOIN dated_event e USING (event_id) JOIN csae.agency g USING (agency_id) CROSS JOIN period
  WHERE e.event_on BETWEEN from_date AND to_date
)
SELECT 'M36' AS table_id, 'all' AS area_code, coalesce(agency, 'all') AS breakdown, 'with_status' AS column_name, count(*) FILTER (with_status)::DOUBLE AS n FROM harm_record GROUP BY GROUPING SETS ((agency), ())
UNION ALL
SELECT 'M36' AS table_id, 'all' AS area_code, coalesce(agency, 'all') AS breakdown, 'records' AS column_name, count(*) FILTER (true)::DOUBLE AS n FROM harm_record GROUP BY GROUPING SETS ((agency), ())
UNION ALL
SELECT 'completeness', 'all', 'all', 'recorded', count(*) FILTER (with_status)::DOUBLE FROM harm_record
UNION ALL
SELECT 'completeness', 'all', 'all', 'base', count(*) FILTER (true)::DOUBLE FROM harm_record
