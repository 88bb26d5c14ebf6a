-- M30. One row for each table, area (all is the whole area), breakdown (all is the total) and column. Starts from base.sql.
-- Over 12 weeks: more than 84 days on the last day of the period.
WITH referral AS (
  SELECT replace(w.service, '_', ' ') AS service, w.referred_on, date_diff('day', w.referred_on, to_date) AS days,
         coalesce(w.referred_on <= to_date AND (w.started_on IS NULL OR w.started_on > to_date) AND (w.ended_on IS NULL OR w.ended_on > to_date)
           AND NOT (w.started_on IS NULL AND w.ended_on IS NULL AND coalesce(w.status IN ('in_service', 'closed'), false)), false) AS waiting,
         coalesce(w.started_on IS NULL AND w.ended_on BETWEEN from_date AND to_date, false) AS closed_waiting
  FROM csae.wait_now w SEMI JOIN dated_event USING (event_id) CROSS JOIN period
  WHERE w.status IS DISTINCT FROM 'not_accepted'
)
SELECT 'M30' AS table_id, 'all' AS area_code, coalesce(service, 'all') AS breakdown, column_name, n::DOUBLE AS n
FROM (
  SELECT service,
         count(*) FILTER (waiting AND days > 84) AS over,
         count(*) FILTER (waiting) AS waiting,
         count(*) FILTER (closed_waiting) AS closed_waiting,
         count(*) FILTER (referred_on IS NULL) AS no_date
  FROM referral
  GROUP BY GROUPING SETS ((service), ())
) UNPIVOT (n FOR column_name IN (over, waiting, closed_waiting, no_date))
