-- Current events of which the incoming snapshot's part of the feed has ever spoken, and which the snapshot does not have.
-- In:  $1 feed, $2 scope; mapped.main.event, merge.main.load_rank, store.csae.event, store.csae.restated. Out: merge.main.asked.
CREATE OR REPLACE TABLE merge.main.asked AS
WITH part AS (
    SELECT load_id
    FROM merge.main.load_rank
    WHERE feed = $1 AND scope IS NOT DISTINCT FROM $2
)

SELECT version.event_id
FROM store.csae.event AS version
ANTI JOIN mapped.main.event AS incoming ON incoming.event_id = version.event_id
WHERE version.load_to = 2147483647
    AND (
        coalesce(version.origin, version.load_from) IN (SELECT load_id FROM part)
        OR version.event_id IN (SELECT event_id FROM store.csae.event WHERE load_from IN (SELECT load_id FROM part))
        OR version.event_id IN (SELECT id FROM store.csae.restated WHERE load_id IN (SELECT load_id FROM part))
    )
