-- The people of some feeds, whenever they were there.
-- Inputs: the current rows of csae; permitted_feed(feed). Output: person_key.
SELECT DISTINCT coalesce(l.person_key, ep.person_id) AS person_key
FROM csae.event_now e
SEMI JOIN permitted_feed USING (feed)
JOIN csae.event_person_now ep USING (event_id)
LEFT JOIN csae.person_link_now l ON l.person_id = ep.person_id
ORDER BY 1;
