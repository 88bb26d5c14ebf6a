-- Orders all loads, the incoming one among them, by what they say about the world and not by when they arrived.
-- In:  $1 load_id, $2 feed, $3 scope, $4 kind, $5 compiled_hash, $6 as_of, $7 sequence, $8 content_hash of the incoming load, all NULL when there is none;
--      merge.main.taken_out, loads that are to count no more; store.csae.load, store.csae.quarantine_action, store.csae.review_decision.
-- Out: merge.main.load_rank, the newest delivery with the highest rank. is_active: it counts.
--      kind: as in the ledger, or replay for a part of an earlier load: held rows that were let in, or an event on which somebody decided. in_order: a snapshot that was the newest of its part of the feed when it came, so that what it did not change it had.
CREATE TABLE merge.main.load_rank AS
WITH known AS (
    SELECT
        load.load_id,
        load.feed,
        load.scope,
        CASE WHEN replay.by_load IS NULL THEN load.kind::VARCHAR ELSE 'replay' END AS kind,
        load.compiled_hash,
        load.as_of,
        load.sequence,
        load.content_hash,
        load.withdrawn_by,
        load.status = 'loaded' AND load.load_id NOT IN (SELECT load_id FROM merge.main.taken_out) AS is_active
    FROM store.csae.load AS load
    LEFT JOIN (
        SELECT by_load FROM store.csae.quarantine_action WHERE by_load IS NOT NULL
        UNION
        SELECT by_load FROM store.csae.review_decision
    ) AS replay ON replay.by_load = load.load_id
    WHERE status IN ('loaded', 'withdrawn')
    UNION ALL
    SELECT $1::INTEGER, $2::VARCHAR, $3::VARCHAR, $4::VARCHAR, $5::VARCHAR, $6::DATE, $7::INTEGER, $8::VARCHAR, NULL, true
    WHERE $1 IS NOT NULL
),

ranked AS (
    SELECT *, row_number() OVER (ORDER BY as_of, sequence, content_hash, feed, load_id) AS rank
    FROM known
)

SELECT
    load_id,
    feed,
    scope,
    kind,
    compiled_hash,
    is_active,
    rank,
    kind = 'snapshot' AND load_id NOT IN (
        SELECT late.load_id
        FROM ranked AS late
        JOIN ranked AS newer
            ON newer.kind = 'snapshot'
            AND newer.feed = late.feed
            AND newer.scope IS NOT DISTINCT FROM late.scope
            AND newer.load_id < late.load_id
            AND newer.rank > late.rank
            AND coalesce(newer.withdrawn_by, 2147483647) > late.load_id
    ) AS in_order
FROM ranked
