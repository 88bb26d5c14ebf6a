-- The newest load that speaks of a current event: the one that wrote or repeated it, or the newest snapshot of the same part of the feed, between whose lines it stands.
-- In: $1 event_id; store.csae.event, restated, load. Out: its load_id.
WITH mention AS (
    SELECT load_from AS load_id
    FROM store.csae.event
    WHERE event_id = $1 AND load_to = 2147483647
    UNION ALL
    SELECT load_id
    FROM store.csae.restated
    WHERE id = $1
)

SELECT load.load_id
FROM store.csae.load AS load
WHERE load.status = 'loaded'
    AND (
        load.load_id IN (SELECT load_id FROM mention)
        OR (load.kind = 'snapshot' AND EXISTS (
            FROM store.csae.load AS own
            WHERE own.load_id IN (SELECT load_id FROM mention) AND own.kind = 'snapshot' AND own.feed = load.feed AND own.scope IS NOT DISTINCT FROM load.scope
        ))
    )
ORDER BY load.as_of DESC, load.sequence DESC, load.content_hash DESC, load.feed DESC, load.load_id DESC
LIMIT 1
