-- How many loads are newer than the incoming one: of its agency, of its feed, of its part of the feed. And how many of its agency are of another part.
-- In:  $1 load_id, $2 agency, $3 feed, $4 scope; merge.main.load_rank. Out: one row, with the incoming load's own rank first.
SELECT
    own.rank,
    count(*) FILTER (WHERE other.rank > own.rank AND other.is_active AND split_part(other.feed, '/', 1) = $2) AS of_agency,
    count(*) FILTER (WHERE other.rank > own.rank AND other.is_active AND other.feed = $3) AS of_feed,
    count(*) FILTER (WHERE other.rank > own.rank AND other.is_active AND other.feed = $3 AND other.scope IS NOT DISTINCT FROM $4) AS of_scope,
    count(*) FILTER (WHERE split_part(other.feed, '/', 1) = $2 AND (other.feed <> $3 OR other.scope IS DISTINCT FROM $4)) AS elsewhere
FROM (SELECT rank FROM merge.main.load_rank WHERE load_id = $1) AS own
LEFT JOIN merge.main.load_rank AS other ON other.load_id <> $1
GROUP BY own.rank
