-- The newest load of the feed that mentions each incoming person.
-- A load mentions a person when it wrote a version, found the person unchanged, or is a snapshot between whose lines a current event of the person stood.
-- In:  $1 load_id, $2 feed; mapped.main.person, merge.main.load_rank, store.csae.person, event_person, restated. Out: merge.main.person_mention.
INSERT INTO merge.main.person_mention
WITH span AS (
    SELECT DISTINCT load_from, load_to
    FROM store.csae.event_person
    WHERE load_to > load_from
),

-- The newest snapshot in which rows of such a span still stood.
seen AS (
    SELECT span.load_from, span.load_to, max(later.rank) AS rank
    FROM span
    JOIN merge.main.load_rank AS opened ON opened.load_id = span.load_from AND opened.kind = 'snapshot' AND opened.feed = $2
    LEFT JOIN merge.main.load_rank AS closed ON closed.load_id = span.load_to
    JOIN merge.main.load_rank AS later
        ON later.feed = opened.feed
        AND later.scope IS NOT DISTINCT FROM opened.scope
        AND later.load_id <> $1
        AND later.rank >= opened.rank
        AND (closed.rank IS NULL OR later.rank < closed.rank)
    GROUP BY span.load_from, span.load_to
),

mention AS (
    SELECT version.person_id, load.rank
    FROM store.csae.person AS version
    JOIN merge.main.load_rank AS load ON load.load_id = version.load_from AND load.feed = $2
    UNION ALL
    SELECT restated.id, load.rank
    FROM store.csae.restated AS restated
    JOIN merge.main.load_rank AS load ON load.load_id = restated.load_id AND load.feed = $2
    UNION ALL
    SELECT attendance.person_id, seen.rank
    FROM store.csae.event_person AS attendance
    JOIN seen ON seen.load_from = attendance.load_from AND seen.load_to = attendance.load_to
)

SELECT person_id, max(rank)
FROM mention
WHERE person_id IN (SELECT person_id FROM mapped.main.person)
GROUP BY person_id
