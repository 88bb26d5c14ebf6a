-- Current events that the snapshot should have and does not: the last load to mention them was one of its feed and scope.
-- In:  $1 feed, $2 scope; mapped.main.event, merge.main.load_rank, store.csae.event, store.csae.restated. Out: merge.main.event_gone.
INSERT INTO merge.main.event_gone
WITH again AS (
    SELECT restated.id, max(load.rank) AS rank
    FROM store.csae.restated AS restated
    JOIN merge.main.load_rank AS load ON load.load_id = restated.load_id AND load.kind = 'snapshot'
    GROUP BY restated.id
)

SELECT version.event_id
FROM store.csae.event AS version
JOIN merge.main.load_rank AS opened ON opened.load_id = version.load_from
LEFT JOIN again ON again.id = version.event_id
JOIN merge.main.load_rank AS last ON last.rank = greatest(opened.rank, coalesce(again.rank, 0))
WHERE version.load_to = 2147483647
    AND last.feed = $1
    AND last.scope IS NOT DISTINCT FROM $2
    AND NOT EXISTS (FROM mapped.main.event AS incoming WHERE incoming.event_id = version.event_id)
