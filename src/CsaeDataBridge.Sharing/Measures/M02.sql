-- M02. One row for each table, area (all is the whole area), breakdown (all is the total) and column. Starts from base.sql.
SELECT 'M02' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT area_code,
         count(*) FILTER (cse) AS children,
         count(*) FILTER (cse_at_risk) AS at_risk,
         count(*) FILTER (cse_age_unknown) AS age_unknown
  FROM subject
  GROUP BY GROUPING SETS ((area_code), ())
) UNPIVOT (n FOR column_name IN (children, at_risk, age_unknown))
UNION ALL
SELECT 'M02', coalesce(area_code, 'all'), 'all', 'population', sum(persons) FROM population_under_18 GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M02-age' AS table_id, coalesce(area_code, 'all') AS area_code, coalesce(age_band, 'all') AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT area_code, age_band,
         count(*) AS children
  FROM (SELECT area_code, CASE WHEN cse_age < 13 THEN 'under 13' WHEN cse_age < 16 THEN '13 to 15' ELSE '16 to 17' END AS age_band FROM subject WHERE cse)
  GROUP BY GROUPING SETS ((area_code, age_band), (age_band), (area_code), ())
) UNPIVOT (n FOR column_name IN (children))
