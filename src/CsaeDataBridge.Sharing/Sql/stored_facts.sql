-- What each current record says beyond its concerns, a fact to a row.
-- In:  the current rows of csae. Out: feed, file, source_line, fact, value; what is blank, unknown or not recorded is left out.
WITH record AS (
    SELECT
        l.feed,
        l.file,
        e.source_line,
        coalesce(e.received_on, e.started_on, e.occurred_from, e.ended_on)::VARCHAR AS day,
        ep.age_at_event::VARCHAR AS age,
        p.home_area AS home,
        p.sex,
        CASE WHEN e.kind = 'crime_report' THEN e.occurred_from::VARCHAR END AS occurred,
        e.offence_code AS offence,
        e.event_area AS offence_area,
        CASE WHEN e.kind = 'assessment' THEN e.ended_on::VARCHAR END AS completed,
        (SELECT string_agg(f.code, '|' ORDER BY f.code) FROM csae.factor_now f WHERE f.event_id = e.event_id AND f.code IS NOT NULL AND f.answer = 'yes') AS factors,
        CASE WHEN e.kind = 'protection_plan' THEN e.ended_on::VARCHAR END AS plan_ended,
        CASE WHEN e.kind = 'protection_plan' THEN e.category END AS category,
        CASE WHEN e.kind = 'attendance' THEN e.site END AS site,
        CASE WHEN e.kind = 'attendance' THEN e.pathway END AS pathway,
        CASE WHEN e.kind = 'attendance' THEN e.examination END AS examination,
        w.service,
        w.referred_on::VARCHAR AS referred,
        w.started_on::VARCHAR AS wait_started,
        w.ended_on::VARCHAR AS wait_ended,
        w.status AS wait_status
    FROM csae.event_now e
    JOIN csae.load l ON l.load_id = coalesce(e.origin, e.load_from)
    LEFT JOIN csae.event_person_now ep ON ep.event_id = e.event_id AND ep.role_in_event = 'subject'
    LEFT JOIN csae.person_now p ON p.person_id = ep.person_id AND p.source = e.feed
    LEFT JOIN csae.wait_now w ON w.event_id = e.event_id
)

SELECT feed, file, source_line, fact, value
FROM record UNPIVOT (
    value FOR fact IN (day, age, home, sex, occurred, offence, offence_area, completed, factors, plan_ended, category, site, pathway, examination, service, referred, wait_started, wait_ended, wait_status)
)
WHERE value NOT IN ('', 'unknown', 'not_recorded')
ORDER BY ALL
