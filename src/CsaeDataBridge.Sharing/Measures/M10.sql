-- M10. One row for each table, area (all is the whole area), breakdown (all is the total) and column. Starts from base.sql.
-- A victim is a child by the age when it happened; who was under 18 when it was recorded was so then too.
-- An offence whose sub-class names a child needs no age; 023/12 and 023/13 are about adult relatives. Area: where it happened.
WITH recorded AS (
  SELECT e.event_id, CASE WHEN e.event_area NOT IN ('unknown', 'not_recorded') THEN e.event_area ELSE 'unknown' END AS area_code, e.offence_code AS code, left(e.offence_code, 3) AS class,
         min(coalesce(ep.age_when_occurred, CASE WHEN ep.age_at_event < 18 THEN ep.age_at_event END)) FILTER (ep.role_in_event = 'subject') AS age
  FROM dated_event e LEFT JOIN csae.event_person_now ep USING (event_id) CROSS JOIN period
  WHERE e.kind = 'crime_report' AND e.event_on BETWEEN from_date AND to_date
  GROUP BY ALL
), offence AS (
  SELECT area_code, age,
         coalesce(code IN ('086/02', '086/10'), false) AS images,
         coalesce(class IN ('017', '019', '020', '021', '022', '023', '070', '071', '072', '073', '088') AND code NOT IN ('023/12', '023/13'), false) AS sexual,
         coalesce(class IN ('021', '023', '071', '073')
           OR code IN ('017/14', '017/16', '019/07', '019/09', '019/11', '019/13', '019/16', '019/17', '019/18', '019/19', '020/04', '020/06', '088/01', '088/02')
           OR code BETWEEN '022/06' AND '022/26', false) AS by_definition
  FROM recorded
)
SELECT 'M10' AS table_id, coalesce(area_code, 'all') AS area_code, 'all' AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT area_code,
         count(*) FILTER (sexual AND (by_definition OR age < 18)) AS offences,
         count(*) FILTER (images) AS images,
         count(*) FILTER (sexual AND NOT by_definition AND age IS NULL) AS age_unknown
  FROM offence
  GROUP BY GROUPING SETS ((area_code), ())
) UNPIVOT (n FOR column_name IN (offences, images, age_unknown))
UNION ALL
SELECT 'M10', coalesce(area_code, 'all'), 'all', 'population', sum(persons) FROM population_under_18 GROUP BY GROUPING SETS ((area_code), ())
