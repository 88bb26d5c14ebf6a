-- M04. One row for each table, area (all is the whole area), breakdown (all is the total) and column. Starts from base.sql.
WITH harmed AS (
  SELECT person_key, area_code FROM subject WHERE by_child
  UNION
  SELECT coalesce(l.person_key, ep.person_id) AS person_key, coalesce(a.area_code, 'unknown') AS area_code
  FROM csae.factor_now f
  JOIN dated_event e USING (event_id)
  JOIN csae.event_person_now ep ON ep.event_id = f.event_id AND ep.person_id = f.person_id
  LEFT JOIN csae.person_link_now l ON l.person_id = ep.person_id
  LEFT JOIN person_area a ON a.person_key = coalesce(l.person_key, ep.person_id)
  CROSS JOIN period
  WHERE f.code = '19B' AND f.answer = 'yes' AND ep.age_at_event < 18 AND e.event_on BETWEEN from_date AND to_date
)
SELECT 'M04' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT area_code,
         count(DISTINCT person_key) AS children
  FROM harmed
  GROUP BY GROUPING SETS ((area_code), ())
) UNPIVOT (n FOR column_name IN (children))
UNION ALL
SELECT 'M04' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT area_code,
         count(*) FILTER (csa) AS csa,
         count(*) FILTER (csa AND setting_recorded) AS recorded
  FROM subject
  GROUP BY GROUPING SETS ((area_code), ())
) UNPIVOT (n FOR column_name IN (csa, recorded))
UNION ALL
SELECT 'M04', coalesce(area_code, 'all'), 'all', 'population', sum(persons) FROM population_under_18 GROUP BY GROUPING SETS ((area_code), ())
