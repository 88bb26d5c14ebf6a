-- What becomes of each incoming event. ends: it is late, and a newer snapshot of the same part without it makes it end where another part had kept it.
-- In:  $1 rank of the incoming load, $2 its compiled hash, $3 true when a newer snapshot of its part of the feed is known, $4 the feed;
--      mapped.main.event, merge.main.load_rank, merge.main.event_mention, store.csae.event. Out: merge.main.event_fate, with the place of the version that stands, its rowid, which holds until the merge writes, and the load that wrote it.
CREATE TABLE merge.main.event_fate AS
SELECT
    incoming.event_id,
    CASE
        WHEN $3::BOOLEAN OR mention.rank > $1::BIGINT THEN 'late'
        WHEN version.event_id IS NULL THEN 'new'
        WHEN version.content_hash = incoming.content_hash AND opened.compiled_hash = $2::VARCHAR AND version.feed = $4 THEN 'unchanged'
        ELSE 'changed'
    END AS fate,
    $3::BOOLEAN AND version.event_id IS NOT NULL AND coalesce(mention.rank, 0) < $1::BIGINT AS ends,
    opened.feed,
    opened.scope,
    version.rowid AS place,
    version.load_from
FROM mapped.main.event AS incoming
LEFT JOIN store.csae.event AS version ON version.event_id = incoming.event_id AND version.load_to = 2147483647
LEFT JOIN merge.main.load_rank AS opened ON opened.load_id = coalesce(version.origin, version.load_from)
LEFT JOIN merge.main.event_mention AS mention ON mention.event_id = incoming.event_id
