-- M36. One row for each table, area (all is the whole area), breakdown (all is the total) and column. Starts from base.sql.
SELECT 'M36' AS table_id, 'all' AS area_code, coalesce(agency, 'all') AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT agency,
         count(*) FILTER (status IN ('confirmed', 'suspected', 'at_risk', 'ruled_out')) AS with_status,
         count(*) FILTER (status = 'unknown') AS unknown,
         count(*) FILTER (status = 'not_recorded') AS not_recorded,
         count(*) AS records
  FROM (SELECT g.name AS agency, c.status FROM counted_concern c JOIN csae.agency_now g USING (agency_id))
  GROUP BY GROUPING SETS ((agency), ())
) UNPIVOT (n FOR column_name IN (with_status, unknown, not_recorded, records))
UNION ALL
SELECT 'M36', 'all', g.name, 'no_data', 1 FROM csae.agency_now g ANTI JOIN loaded_agency USING (agency_id)
