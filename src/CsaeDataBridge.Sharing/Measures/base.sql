-- What several measures start from.
-- Inputs: the current rows of csae (event_now, concern_now, event_person_now, person_now), csae.person_link,
--         period(from_date, to_date). Outputs: temporary views dated_event, counted_concern, subject, population_under_18.
CREATE OR REPLACE TEMP VIEW dated_event AS
SELECT e.*, coalesce(e.received_on, e.started_on, e.occurred_from, e.ended_on) AS event_on
FROM csae.event_now e;

-- A person is in one area: the one recorded last. So areas add up to the whole.
CREATE OR REPLACE TEMP VIEW person_area AS
SELECT coalesce(l.person_key, p.person_id) AS person_key,
       coalesce(max_by(p.home_area, p.load_from) FILTER (p.home_area LIKE 'E%'), 'unknown') AS area_code,
       coalesce(max_by(p.sex::VARCHAR, p.load_from) FILTER (p.sex IN ('female', 'male', 'other')), 'not recorded') AS sex
FROM csae.person_now p LEFT JOIN csae.person_link l USING (person_id)
GROUP BY ALL;

-- A concern counts when no review of it is open. Age unknown is never child and never adult.
CREATE OR REPLACE TEMP VIEW counted_concern AS
SELECT coalesce(l.person_key, c.person_id) AS person_key, c.harm::VARCHAR AS harm, c.status::VARCHAR AS status, c.role::VARCHAR AS role, c.settings::VARCHAR[] AS settings, c.basis::VARCHAR AS basis, c.under_review,
       e.event_id, e.agency_id, e.event_on, ep.age_at_event
FROM csae.concern_now c
JOIN dated_event e USING (event_id)
LEFT JOIN csae.event_person_now ep ON ep.event_id = c.event_id AND ep.person_id = c.person_id
LEFT JOIN csae.person_link l ON l.person_id = c.person_id
CROSS JOIN period
WHERE e.event_on BETWEEN from_date AND to_date AND c.person_id IS NOT NULL AND NOT coalesce(c.under_review, false);

-- One row for each child with a concern that counts in the period.
CREATE OR REPLACE TEMP VIEW subject AS
SELECT c.person_key, a.area_code, a.sex,
       CASE WHEN min(age_at_event) < 13 THEN 'under 13' WHEN min(age_at_event) < 16 THEN '13 to 15' ELSE '16 to 17' END AS age_band,
       bool_or(harm IN ('csa', 'cse') AND status IN ('confirmed', 'suspected') AND role <> 'displayed') AS csa,
       bool_or(harm IN ('csa', 'cse') AND status = 'at_risk' AND role <> 'displayed') AS csa_at_risk,
       bool_or(harm = 'cse' AND status IN ('confirmed', 'suspected') AND role <> 'displayed') AS cse,
       bool_or(harm = 'cse' AND status = 'at_risk' AND role <> 'displayed') AS cse_at_risk,
       bool_or(harm = 'hsb' AND status IN ('confirmed', 'suspected') AND role IN ('displayed', 'both')) AS hsb,
       bool_or(harm = 'csa' AND status IN ('confirmed', 'suspected') AND role <> 'displayed' AND list_contains(settings, 'peer')) AS by_child,
       bool_or(harm IN ('csa', 'cse') AND len(settings) > 0) AS setting_recorded,
       bool_or(harm IN ('csa', 'cse') AND list_contains(settings, 'online')) AS online,
       bool_or(harm IN ('csa', 'cse') AND list_contains(settings, 'intrafamilial')) AS intrafamilial,
       bool_or(harm IN ('csa', 'cse') AND len(list_intersect(settings, ['extrafamilial', 'stranger', 'acquaintance', 'institution'])) > 0) AS extrafamilial
FROM counted_concern c JOIN person_area a USING (person_key)
WHERE age_at_event < 18
GROUP BY ALL;

CREATE OR REPLACE TEMP VIEW population_under_18 AS
SELECT p.area_code, sum(p.persons) AS persons
FROM csae.population p CROSS JOIN period
WHERE p.age < 18 AND p.year = year(from_date)
GROUP BY ALL;
