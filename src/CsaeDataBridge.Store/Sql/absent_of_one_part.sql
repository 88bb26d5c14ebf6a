-- Current events that the incoming snapshot does not have, of an agency that sends this one part of one feed alone: they are gone.
-- In:  $1 feed, $2 scope; mapped.main.event, merge.main.load_rank, store.csae.event. Out: merge.main.event_gone.
INSERT INTO merge.main.event_gone
SELECT version.event_id, version.rowid, version.load_from
FROM store.csae.event AS version
JOIN merge.main.load_rank AS opened
    ON opened.load_id = coalesce(version.origin, version.load_from) AND opened.feed = $1 AND opened.scope IS NOT DISTINCT FROM $2
ANTI JOIN mapped.main.event AS incoming ON incoming.event_id = version.event_id
WHERE version.load_to = 2147483647
