-- M24. One row for each table, area (all is the whole area), breakdown (all is the total) and column. Starts from base.sql.
-- A child with several pathways is with the first in the alphabet.
WITH person AS (
  SELECT person_key, any_value(area_code) AS area_code, coalesce(bool_or(age < 18), false) AS child, max(age) IS NULL AS age_unknown,
         coalesce(min(pathway) FILTER (age < 18 AND pathway <> 'not recorded'), 'not recorded') AS pathway
  FROM sarc_attendance
  WHERE person_key IS NOT NULL
  GROUP BY person_key
)
SELECT 'M24' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT area_code,
         count(*) FILTER (child) AS children,
         count(*) FILTER (age_unknown) AS age_unknown
  FROM person
  GROUP BY GROUPING SETS ((area_code), ())
) UNPIVOT (n FOR column_name IN (children, age_unknown))
UNION ALL
SELECT 'M24', coalesce(area_code, 'all'), 'all', 'population', sum(persons) FROM population_under_18 GROUP BY GROUPING SETS ((area_code), ())
UNION ALL
SELECT 'M24-pathway' AS table_id, 'all' AS area_code, coalesce(pathway, 'all') AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT pathway,
         count(*) AS children
  FROM (SELECT * FROM person WHERE child)
  GROUP BY GROUPING SETS ((pathway), ())
) UNPIVOT (n FOR column_name IN (children))
