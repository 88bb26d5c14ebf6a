-- The version that each asked event has without the load: of the newest load that speaks of it, unless a newer snapshot of that load's part of the feed does not have it.
-- In:  merge.main.asked, merge.main.mention, merge.main.load_rank, store.csae.event.
-- Out: merge.main.event_settled(event_id, close_from, open_from): where another version is to be current, the one to end and the one to take up again.
CREATE TABLE merge.main.event_settled AS
WITH last AS (
    SELECT event_id, max(rank) AS rank, max_by(load_from, rank) AS load_from
    FROM merge.main.mention
    GROUP BY event_id
),

ended AS (
    SELECT DISTINCT load.rank
    FROM merge.main.load_rank AS load
    JOIN merge.main.load_rank AS newer
        ON newer.is_active
        AND newer.kind = 'snapshot'
        AND newer.feed = load.feed
        AND newer.scope IS NOT DISTINCT FROM load.scope
        AND newer.rank > load.rank
),

version AS (
    SELECT event_id, load_from, load_to, coalesce(origin, load_from) AS origin
    FROM store.csae.event
    SEMI JOIN merge.main.asked USING (event_id)
),

target AS (
    SELECT version.event_id, version.load_from, version.origin
    FROM last
    JOIN version ON version.event_id = last.event_id AND version.load_from = last.load_from
    WHERE last.rank NOT IN (SELECT rank FROM ended)
)

SELECT coalesce(target.event_id, present.event_id) AS event_id, present.load_from AS close_from, target.load_from AS open_from
FROM target
FULL JOIN (FROM version WHERE load_to = 2147483647) AS present ON present.event_id = target.event_id
WHERE present.origin IS DISTINCT FROM target.origin
