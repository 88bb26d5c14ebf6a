-- Remembers that a load repeated events unchanged. A snapshot needs that only for events of which another part of the feeds speaks:
-- the others stand between its lines as long as they are current.
-- In:  $1 load_id, $2 feed, $3 scope, $4 true for a snapshot; merge.main.event_fate, merge.main.load_rank, store.csae.event, store.csae.restated.
-- Out: store.csae.restated.
INSERT INTO store.csae.restated
WITH elsewhere AS (
    SELECT load_id
    FROM merge.main.load_rank
    WHERE split_part(feed, '/', 1) = split_part($2, '/', 1) AND (feed <> $2 OR scope IS DISTINCT FROM $3)
)

SELECT event_id, $1::INTEGER
FROM merge.main.event_fate
WHERE fate = 'unchanged'
    AND (
        NOT $4::BOOLEAN
        OR feed IS DISTINCT FROM $2
        OR scope IS DISTINCT FROM $3
        OR event_id IN (SELECT event_id FROM store.csae.event WHERE load_from IN (SELECT load_id FROM elsewhere))
        OR event_id IN (SELECT id FROM store.csae.restated WHERE load_id IN (SELECT load_id FROM elsewhere))
    )
