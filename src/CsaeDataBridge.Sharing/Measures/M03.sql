-- M03. One row for each table, area (all is the whole area), breakdown (all is the total) and column. Starts from base.sql.
-- no_role counts records, those under review with them: it tells what waits for a person.
SELECT 'M03' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT area_code,
         count(*) FILTER (hsb) AS children,
         count(*) FILTER (hsb_age_unknown) AS age_unknown
  FROM subject
  GROUP BY GROUPING SETS ((area_code), ())
) UNPIVOT (n FOR column_name IN (children, age_unknown))
UNION ALL
SELECT 'M03' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT area_code,
         count(*) FILTER (role IS NULL OR role IN ('unknown', 'not_recorded')) AS no_role
  FROM (
    SELECT coalesce(a.area_code, 'unknown') AS area_code, c.role
    FROM csae.concern_now c JOIN dated_event e USING (event_id)
    LEFT JOIN csae.person_link_now l ON l.person_id = c.person_id
    LEFT JOIN person_area a ON a.person_key = coalesce(l.person_key, c.person_id)
    CROSS JOIN period
    WHERE c.harm = 'hsb' AND e.event_on BETWEEN from_date AND to_date
  )
  GROUP BY GROUPING SETS ((area_code), ())
) UNPIVOT (n FOR column_name IN (no_role))
UNION ALL
SELECT 'M03', coalesce(area_code, 'all'), 'all', 'population', sum(persons) FROM population_under_18 GROUP BY GROUPING SETS ((area_code), ())
