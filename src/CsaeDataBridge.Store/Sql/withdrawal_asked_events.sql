-- The events that a withdrawal may change: of which the load speaks, or one that may have been late because of it; which it ended;
-- and, for a snapshot, those of its part of the feed that are not current, since it may be what keeps them from being so.
-- In:  $1 the load; merge.main.concerned, merge.main.load_rank, store.csae.event, store.csae.restated. Out: merge.main.asked.
CREATE TABLE merge.main.asked AS
WITH part AS (
    SELECT load.load_id
    FROM merge.main.load_rank AS load
    JOIN merge.main.load_rank AS own ON own.load_id = $1 AND own.kind = 'snapshot' AND load.feed = own.feed AND load.scope IS NOT DISTINCT FROM own.scope
),

spoken AS (
    SELECT event_id, load_from AS load_id FROM store.csae.event
    UNION ALL
    SELECT id, load_id FROM store.csae.restated
)

SELECT event_id FROM store.csae.event WHERE load_to = $1
UNION
SELECT event_id FROM store.csae.event WHERE origin IN (SELECT load_id FROM merge.main.concerned)
UNION
SELECT event_id FROM spoken WHERE load_id IN (SELECT load_id FROM merge.main.concerned)
UNION
SELECT event_id
FROM spoken
WHERE load_id IN (SELECT load_id FROM part)
    AND event_id NOT IN (SELECT event_id FROM store.csae.event WHERE load_to = 2147483647)
