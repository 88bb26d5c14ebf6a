-- M25. One row for each table, area (all is the whole area), breakdown (all is the total) and column. Starts from base.sql.
SELECT 'M25' AS table_id, 'all' AS area_code, coalesce(site, 'all') AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT site,
         count(*) FILTER (examination = 'done') AS done,
         count(*) FILTER (examination = 'declined') AS declined,
         count(*) FILTER (examination = 'not_indicated') AS not_indicated,
         count(*) FILTER (examination = 'not_offered') AS not_offered,
         count(*) FILTER (examination IN ('done', 'declined', 'not_indicated', 'not_offered')) AS recorded,
         count(*) AS attendances
  FROM (SELECT * FROM sarc_attendance WHERE age < 18)
  GROUP BY GROUPING SETS ((site), ())
) UNPIVOT (n FOR column_name IN (done, declined, not_indicated, not_offered, recorded, attendances))
UNION ALL
SELECT 'M25-pathway' AS table_id, 'all' AS area_code, coalesce(pathway, 'all') AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT pathway,
         count(*) FILTER (examination = 'done') AS done,
         count(*) FILTER (examination = 'declined') AS declined,
         count(*) FILTER (examination = 'not_indicated') AS not_indicated,
         count(*) FILTER (examination = 'not_offered') AS not_offered,
         count(*) FILTER (examination IN ('done', 'declined', 'not_indicated', 'not_offered')) AS recorded,
         count(*) AS attendances
  FROM (SELECT * FROM sarc_attendance WHERE age < 18)
  GROUP BY GROUPING SETS ((pathway), ())
) UNPIVOT (n FOR column_name IN (done, declined, not_indicated, not_offered, recorded, attendances))
