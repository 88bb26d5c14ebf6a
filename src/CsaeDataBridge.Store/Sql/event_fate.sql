-- What becomes of each incoming event.
-- In:  $1 rank of the incoming load, $2 its compiled hash, $3 true when a newer snapshot of its scope is known;
--      mapped.main.event, merge.main.load_rank, merge.main.event_mention, store.csae.event. Out: merge.main.event_fate.
CREATE TABLE merge.main.event_fate AS
SELECT
    incoming.event_id,
    CASE
        WHEN $3::BOOLEAN OR mention.rank > $1::BIGINT THEN 'late'
        WHEN version.event_id IS NULL THEN 'new'
        WHEN version.content_hash = incoming.content_hash AND opened.compiled_hash = $2::VARCHAR THEN 'unchanged'
        ELSE 'changed'
    END AS fate,
    opened.feed,
    opened.scope
FROM mapped.main.event AS incoming
LEFT JOIN store.csae.event AS version ON version.event_id = incoming.event_id AND version.load_to = 2147483647
LEFT JOIN merge.main.load_rank AS opened ON opened.load_id = version.load_from
LEFT JOIN merge.main.event_mention AS mention ON mention.event_id = incoming.event_id
