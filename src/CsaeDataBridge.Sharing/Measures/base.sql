-- What the measures start from.
-- Inputs: the current rows of csae; period(from_date, to_date), one row, both days inside; permitted_feed(feed), what the
--         agreement lets into this release. Outputs: the temporary views and tables below.
-- In the duckdb shell: CREATE TEMP TABLE period AS SELECT DATE '2025-04-01' AS from_date, DATE '2026-03-31' AS to_date;
--                      CREATE TEMP TABLE permitted_feed AS SELECT DISTINCT feed FROM csae.load;

-- Agencies whose extracts are in the store; of the others there is no data, which is never zero.
CREATE OR REPLACE TEMP VIEW loaded_agency AS
SELECT g.agency_id, g.name, g.kind::VARCHAR AS kind, g.area_code
FROM csae.agency_now g
WHERE g.agency_id IN (SELECT split_part(l.feed, '/', 1) FROM csae.load l SEMI JOIN permitted_feed USING (feed) WHERE l.status = 'loaded');

CREATE OR REPLACE TEMP VIEW dated_event AS
SELECT e.*, coalesce(e.received_on, e.started_on, e.occurred_from, e.ended_on) AS event_on
FROM csae.event_now e SEMI JOIN permitted_feed USING (feed);

-- A person is in one area, the one that the agency which saw them last recorded: so areas add up to the whole.
-- An agency that does not know where they live says nothing of it, however lately it saw them.
CREATE OR REPLACE TEMP TABLE person_area AS
WITH seen AS (
  SELECT coalesce(l.person_key, p.person_id) AS person_key, p.home_area, p.sex, coalesce(max(e.event_on), DATE '0001-01-01')::VARCHAR AS seen_on
  FROM csae.person_now p
  SEMI JOIN permitted_feed f ON f.feed = p.source
  CROSS JOIN period
  LEFT JOIN csae.person_link_now l USING (person_id)
  LEFT JOIN csae.event_person_now ep USING (person_id)
  LEFT JOIN dated_event e ON e.event_id = ep.event_id AND e.event_on <= to_date
  GROUP BY ALL
)
SELECT person_key,
       coalesce(max_by(home_area, seen_on || home_area) FILTER (home_area NOT IN ('unknown', 'not_recorded')), 'unknown') AS area_code,
       coalesce(max_by(sex, seen_on || sex) FILTER (sex IN ('female', 'male', 'other')), 'not recorded') AS sex
FROM seen
GROUP BY person_key;

-- The concerns of the period, without those that an open review asks about. Age unknown is never child and never adult.
-- person_key is NULL where the event identifies nobody.
CREATE OR REPLACE TEMP TABLE counted_concern AS
SELECT coalesce(l.person_key, c.person_id) AS person_key, c.harm, c.status, c.role, e.event_id, e.agency_id, e.event_on, ep.age_at_event,
       list_filter(c.settings, lambda setting: setting NOT IN ('unknown', 'not_recorded')) AS settings,
       c.harm IN ('csa', 'cse') AND c.role IS DISTINCT FROM 'displayed' AS abuse,
       c.status IN ('confirmed', 'suspected') AS identified
FROM csae.concern_now c
JOIN dated_event e USING (event_id)
LEFT JOIN csae.event_person_now ep ON ep.event_id = c.event_id AND ep.person_id = c.person_id
LEFT JOIN csae.person_link_now l ON l.person_id = c.person_id
CROSS JOIN period
WHERE e.event_on BETWEEN from_date AND to_date AND NOT coalesce(c.under_review, true);

-- One row for each person with a concern in the period. A flag speaks of what was recorded while they were a child.
CREATE OR REPLACE TEMP TABLE subject AS
SELECT c.person_key, coalesce(any_value(a.area_code), 'unknown') AS area_code, coalesce(any_value(a.sex), 'not recorded') AS sex,
       coalesce(bool_or(abuse AND identified AND age_at_event < 18), false) AS csa,
       coalesce(bool_or(abuse AND status = 'at_risk' AND age_at_event < 18), false) AS csa_at_risk,
       coalesce(bool_or(abuse AND identified), false) AND max(age_at_event) FILTER (abuse AND identified) IS NULL AS csa_age_unknown,
       min(age_at_event) FILTER (abuse AND identified AND age_at_event < 18) AS csa_age,
       coalesce(bool_or(abuse AND harm = 'cse' AND identified AND age_at_event < 18), false) AS cse,
       coalesce(bool_or(abuse AND harm = 'cse' AND status = 'at_risk' AND age_at_event < 18), false) AS cse_at_risk,
       coalesce(bool_or(abuse AND harm = 'cse' AND identified), false) AND max(age_at_event) FILTER (abuse AND harm = 'cse' AND identified) IS NULL AS cse_age_unknown,
       min(age_at_event) FILTER (abuse AND harm = 'cse' AND identified AND age_at_event < 18) AS cse_age,
       coalesce(bool_or(harm = 'hsb' AND role IN ('displayed', 'both') AND identified AND age_at_event < 18), false) AS hsb,
       coalesce(bool_or(harm = 'hsb' AND role IN ('displayed', 'both') AND identified), false) AND max(age_at_event) FILTER (harm = 'hsb' AND role IN ('displayed', 'both') AND identified) IS NULL AS hsb_age_unknown,
       coalesce(bool_or(harm IN ('csa', 'cse') AND role IN ('experienced', 'both') AND identified AND age_at_event < 18 AND list_contains(settings, 'peer')), false) AS by_child,
       coalesce(bool_or(abuse AND status <> 'ruled_out' AND age_at_event < 18 AND len(settings) > 0), false) AS setting_recorded,
       coalesce(bool_or(abuse AND status <> 'ruled_out' AND age_at_event < 18 AND list_contains(settings, 'online')), false) AS online,
       coalesce(bool_or(abuse AND status <> 'ruled_out' AND age_at_event < 18 AND list_contains(settings, 'intrafamilial')), false) AS intrafamilial,
       coalesce(bool_or(abuse AND status <> 'ruled_out' AND age_at_event < 18 AND list_has_any(settings, ['extrafamilial', 'stranger', 'acquaintance', 'institution'])), false) AS extrafamilial
FROM counted_concern c LEFT JOIN person_area a USING (person_key)
WHERE c.person_key IS NOT NULL
GROUP BY c.person_key;

-- The newest estimate that is not younger than the period; both sexes together only where they are not given apart.
CREATE OR REPLACE TEMP VIEW population_under_18 AS
WITH resident AS (
  SELECT p.* FROM csae.population_now p JOIN csae.area_now a ON a.area_code = p.area_code AND a.kind = 'council' CROSS JOIN period
  WHERE p.age < 18 AND p.year <= year(from_date)
)
SELECT area_code, coalesce(sum(persons) FILTER (sex <> 'all'), sum(persons))::DOUBLE AS persons
FROM resident
WHERE year = (SELECT max(year) FROM resident)
GROUP BY area_code;

-- Attendances in the period, with the person where one is identified.
CREATE OR REPLACE TEMP VIEW sarc_attendance AS
SELECT e.event_id, coalesce(l.person_key, ep.person_id) AS person_key, ep.age_at_event AS age, coalesce(a.area_code, 'unknown') AS area_code,
       coalesce(nullif(nullif(e.pathway, 'not_recorded'), 'unknown'), 'not recorded') AS pathway, coalesce(e.site, 'not recorded') AS site, e.examination
FROM dated_event e
JOIN csae.agency_now g ON g.agency_id = e.agency_id AND g.kind = 'sarc'
LEFT JOIN csae.event_person_now ep ON ep.event_id = e.event_id AND ep.role_in_event = 'subject'
LEFT JOIN csae.person_link_now l ON l.person_id = ep.person_id
LEFT JOIN person_area a ON a.person_key = coalesce(l.person_key, ep.person_id)
CROSS JOIN period
WHERE e.kind IN ('attendance', 'examination') AND e.event_on BETWEEN from_date AND to_date;
