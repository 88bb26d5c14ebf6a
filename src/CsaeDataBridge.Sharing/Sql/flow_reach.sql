-- How much of the store some feeds are.
-- In:  the current rows of csae; permitted_feed(feed).
-- Out: source_rows (rows of deliveries that current records come from), people (distinct, linked), excluded (rows that clauses left out of loaded deliveries).
SELECT
    count(DISTINCT (coalesce(e.origin, e.load_from), e.source_line)) AS source_rows,
    count(DISTINCT coalesce(l.person_key, ep.person_id)) AS people,
    (SELECT coalesce(sum(d.rows_excluded), 0)::BIGINT FROM csae.load d SEMI JOIN permitted_feed USING (feed) WHERE d.status = 'loaded') AS excluded
FROM csae.event_now e
SEMI JOIN permitted_feed USING (feed)
LEFT JOIN csae.event_person_now ep USING (event_id)
LEFT JOIN csae.person_link_now l ON l.person_id = ep.person_id
