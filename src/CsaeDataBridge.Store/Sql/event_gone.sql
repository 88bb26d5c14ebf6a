-- Current events that the snapshot should have and does not: the last load to speak of them was one of its part of the feed.
-- In:  $1 rank of the incoming load, $2 its feed, $3 its scope; merge.main.mention for merge.main.asked, merge.main.load_rank, store.csae.event. Out: merge.main.event_gone.
INSERT INTO merge.main.event_gone
SELECT last.event_id, version.rowid, version.load_from
FROM (SELECT event_id, max(rank) AS rank FROM merge.main.mention GROUP BY event_id) AS last
JOIN merge.main.load_rank AS load ON load.rank = last.rank
JOIN store.csae.event AS version ON version.event_id = last.event_id AND version.load_to = 2147483647
WHERE load.feed = $2 AND load.scope IS NOT DISTINCT FROM $3 AND last.rank < $1
