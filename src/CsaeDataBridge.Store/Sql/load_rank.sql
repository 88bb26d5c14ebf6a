-- Orders all loads, the incoming one among them, by what they say about the world and not by when they arrived.
-- In:  $1 load_id, $2 feed, $3 scope, $4 kind, $5 compiled_hash, $6 as_of, $7 sequence, $8 content_hash; store.csae.load.
-- Out: merge.main.load_rank, the newest delivery with the highest rank.
CREATE TABLE merge.main.load_rank AS
SELECT
    load_id,
    feed,
    scope,
    kind,
    compiled_hash,
    row_number() OVER (ORDER BY as_of, sequence, content_hash, feed, load_id) AS rank
FROM (
    SELECT load_id, feed, scope, kind::VARCHAR AS kind, compiled_hash, as_of, sequence, content_hash
    FROM store.csae.load
    WHERE status = 'loaded'
    UNION ALL
    SELECT $1::INTEGER, $2::VARCHAR, $3::VARCHAR, $4::VARCHAR, $5::VARCHAR, $6::DATE, $7::INTEGER, $8::VARCHAR
)
