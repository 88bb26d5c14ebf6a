-- Remembers that a load repeated events unchanged. A snapshot needs that only for events which another feed or scope wrote:
-- the others stand between its lines as long as they are current.
-- In:  $1 load_id, $2 feed, $3 scope, $4 true for a snapshot; merge.main.event_fate. Out: store.csae.restated.
INSERT INTO store.csae.restated
SELECT event_id, $1::INTEGER
FROM merge.main.event_fate
WHERE fate = 'unchanged'
    AND (NOT $4::BOOLEAN OR feed IS DISTINCT FROM $2 OR scope IS DISTINCT FROM $3)
