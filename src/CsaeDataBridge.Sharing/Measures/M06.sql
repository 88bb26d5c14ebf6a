-- M06. One row for each table, area (all is the whole area), breakdown (all is the total) and column. Starts from base.sql.
SELECT 'M06' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT area_code,
         count(*) FILTER (csa AND intrafamilial) AS intrafamilial,
         count(*) FILTER (csa AND extrafamilial) AS extrafamilial,
         count(*) FILTER (csa AND intrafamilial AND extrafamilial) AS both_settings,
         count(*) FILTER (csa AND setting_recorded) AS recorded,
         count(*) FILTER (csa) AS csa
  FROM subject
  GROUP BY GROUPING SETS ((area_code), ())
) UNPIVOT (n FOR column_name IN (intrafamilial, extrafamilial, both_settings, recorded, csa))
