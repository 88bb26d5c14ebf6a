-- The newest load that mentions each incoming event, whether it wrote a version or found it unchanged.
-- In:  mapped.main.event, merge.main.load_rank, store.csae.event, store.csae.restated. Out: merge.main.event_mention.
INSERT INTO merge.main.event_mention
SELECT event_id, max(rank)
FROM (
    SELECT version.event_id, load.rank
    FROM store.csae.event AS version
    JOIN merge.main.load_rank AS load ON load.load_id = version.load_from
    WHERE version.event_id IN (SELECT event_id FROM mapped.main.event)
    UNION ALL
    SELECT restated.id, load.rank
    FROM store.csae.restated AS restated
    JOIN merge.main.load_rank AS load ON load.load_id = restated.load_id
    WHERE restated.id IN (SELECT event_id FROM mapped.main.event)
)
GROUP BY event_id
