-- The load that is withdrawn; those that came after it and are older: what they said may have been late only because of it;
-- and those that were withdrawn before: what they wrote may be current only because this one had repeated it.
-- In:  $1 the load; merge.main.load_rank. Out: merge.main.concerned.
CREATE TABLE merge.main.concerned AS
SELECT load.load_id
FROM merge.main.load_rank AS load
JOIN merge.main.load_rank AS own ON own.load_id = $1
WHERE split_part(load.feed, '/', 1) = split_part(own.feed, '/', 1)
    AND (NOT load.is_active OR (load.load_id > $1 AND load.rank < own.rank))
