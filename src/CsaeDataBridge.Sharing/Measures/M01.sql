-- M01. One row for each table, area (all is the whole area), breakdown (all is the total) and column. Starts from base.sql.
SELECT 'M01' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT area_code,
         count(*) FILTER (csa) AS children,
         count(*) FILTER (csa_at_risk) AS at_risk,
         count(*) FILTER (csa_age_unknown) AS age_unknown
  FROM subject
  GROUP BY GROUPING SETS ((area_code), ())
) UNPIVOT (n FOR column_name IN (children, at_risk, age_unknown))
UNION ALL
SELECT 'M01', area_code, 'all', 'not_identified', (SELECT count(DISTINCT event_id) FROM counted_concern WHERE person_key IS NULL AND abuse AND identified)::DOUBLE FROM (VALUES ('unknown'), ('all')) AS line(area_code)
UNION ALL
SELECT 'M01', coalesce(area_code, 'all'), 'all', 'population', sum(persons) FROM population_under_18 GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M01-age' AS table_id, coalesce(area_code, 'all') AS area_code, coalesce(age_band, 'all') AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT area_code, age_band,
         count(*) AS children
  FROM (SELECT area_code, CASE WHEN csa_age < 13 THEN 'under 13' WHEN csa_age < 16 THEN '13 to 15' ELSE '16 to 17' END AS age_band FROM subject WHERE csa)
  GROUP BY GROUPING SETS ((area_code, age_band), (age_band), (area_code), ())
) UNPIVOT (n FOR column_name IN (children))
UNION ALL
SELECT 'M01-sex' AS table_id, coalesce(area_code, 'all') AS area_code, coalesce(sex, 'all') AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT area_code, sex,
         count(*) AS children
  FROM (SELECT * FROM subject WHERE csa)
  GROUP BY GROUPING SETS ((area_code, sex), (sex), (area_code), ())
) UNPIVOT (n FOR column_name IN (children))
