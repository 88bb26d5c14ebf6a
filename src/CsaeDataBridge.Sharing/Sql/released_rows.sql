-- The rows that a release of rows may be made from, one for each person at an event of the period.
-- Inputs: the current rows of csae; period(from_date, to_date), one row, both days inside; permitted_feed(feed), what the agreement lets
--         these rows be made from. Output: one column for each word that a released field can be read from; blanks are 'unknown'.
-- In the duckdb shell: CREATE TEMP TABLE period AS SELECT DATE '2025-04-01' AS from_date, DATE '2026-03-31' AS to_date;
--                      CREATE TEMP TABLE permitted_feed AS SELECT DISTINCT feed FROM csae.load;
-- A concern that an open review asks about is not said, and age unknown is never child and never adult.
WITH harm AS (
  SELECT event_id, person_id, string_agg(DISTINCT harm, '+' ORDER BY harm) AS harms
  FROM csae.concern_now
  WHERE NOT coalesce(under_review, true) AND harm IN ('csa', 'cse', 'hsb')
  GROUP BY event_id, person_id
)
SELECT coalesce(l.person_key, ep.person_id) AS person_key,
       e.event_id,
       CASE WHEN ep.age_at_event BETWEEN 0 AND 12 THEN '0-12' WHEN ep.age_at_event BETWEEN 13 AND 15 THEN '13-15' WHEN ep.age_at_event BETWEEN 16 AND 17 THEN '16-17' WHEN ep.age_at_event >= 18 THEN '18+' ELSE 'unknown' END AS age_band,
       coalesce(p.sex::VARCHAR, 'unknown') AS sex,
       coalesce(p.ethnicity_group::VARCHAR, 'unknown') AS ethnicity_group,
       coalesce(p.home_area, 'unknown') AS home_area,
       coalesce(e.event_area, 'unknown') AS event_area,
       coalesce(strftime(e.received_on, '%Y-%m'), 'unknown') AS month,
       coalesce(strftime(e.received_on, '%Y') || '-Q' || quarter(e.received_on), 'unknown') AS quarter,
       coalesce(strftime(e.received_on, '%Y'), 'unknown') AS year,
       coalesce(h.harms, 'unknown') AS harms,
       coalesce(e.outcome::VARCHAR, 'unknown') AS outcome
FROM csae.event_now e
SEMI JOIN permitted_feed USING (feed)
JOIN csae.event_person_now ep USING (event_id)
JOIN csae.person_now p ON p.person_id = ep.person_id
LEFT JOIN csae.person_link_now l ON l.person_id = ep.person_id
LEFT JOIN harm h ON h.event_id = ep.event_id AND h.person_id = ep.person_id
CROSS JOIN period
WHERE e.received_on BETWEEN from_date AND to_date
ORDER BY e.event_id, ep.person_id;
