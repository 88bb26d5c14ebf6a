-- Which loads speak of each asked event, and the version that says what they said: they wrote it, repeated it, or are a snapshot between whose lines it stood.
-- In:  $1 number of the incoming load, or 0; $2 a feed whose loads alone are asked for, or NULL for all;
--      merge.main.asked(event_id), merge.main.load_rank, store.csae.event, store.csae.restated.
-- Out: merge.main.mention(event_id, load_from of the version, load_id, rank): of the snapshots between whose lines one version stood, the newest alone.
CREATE OR REPLACE TABLE merge.main.mention AS
WITH version AS MATERIALIZED (
    SELECT event_id, load_from, load_to, coalesce(origin, load_from) AS origin
    FROM store.csae.event
    SEMI JOIN merge.main.asked USING (event_id)
),

stated AS MATERIALIZED (
    SELECT event_id, load_from, load_from AS load_id
    FROM version
    WHERE origin = load_from
    UNION ALL
    SELECT version.event_id, version.load_from, restated.load_id
    FROM store.csae.restated AS restated
    JOIN version ON version.event_id = restated.id AND version.load_from <= restated.load_id AND restated.load_id < version.load_to
),

part AS (
    SELECT stated.event_id, load.feed, load.scope, min(stated.load_id) AS first
    FROM stated
    JOIN merge.main.load_rank AS load ON load.load_id = stated.load_id
    GROUP BY stated.event_id, load.feed, load.scope
),

-- From the first load on that speaks of the event in another part of the feeds, snapshots say so when they have it.
span AS (
    SELECT version.event_id, version.load_from, opened.feed, opened.scope, least(version.load_to, coalesce(min(part.first), 2147483647)) AS until
    FROM version
    JOIN merge.main.load_rank AS opened ON opened.load_id = version.origin
    LEFT JOIN part ON part.event_id = version.event_id AND (part.feed <> opened.feed OR part.scope IS DISTINCT FROM opened.scope)
    GROUP BY version.event_id, version.load_from, version.load_to, opened.feed, opened.scope
),

seen AS (
    SELECT span.load_from, span.until, span.feed, span.scope, max_by(later.load_id, later.rank) AS load_id
    FROM (SELECT DISTINCT load_from, until, feed, scope FROM span) AS span
    JOIN merge.main.load_rank AS later
        ON later.feed = span.feed
        AND later.scope IS NOT DISTINCT FROM span.scope
        AND later.in_order
        AND later.is_active
        AND later.load_id > span.load_from
        AND later.load_id < span.until
        AND later.load_id <> $1
    GROUP BY span.load_from, span.until, span.feed, span.scope
),

spoken AS (
    FROM stated
    UNION ALL
    SELECT span.event_id, span.load_from, seen.load_id
    FROM span
    JOIN seen ON seen.load_from = span.load_from AND seen.until = span.until AND seen.feed = span.feed AND seen.scope IS NOT DISTINCT FROM span.scope
)

SELECT spoken.event_id, spoken.load_from, spoken.load_id, load.rank
FROM spoken
JOIN merge.main.load_rank AS load ON load.load_id = spoken.load_id AND load.is_active
WHERE $2::VARCHAR IS NULL OR load.feed = $2
