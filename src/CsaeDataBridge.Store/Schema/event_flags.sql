-- One row per current event: what its agency recorded about each harm, the surest answer first.
-- In:  concern_now, event_now. Out: event_flags.
-- Concerns under review are left out; an event without a word about a harm says not_recorded, never no.
CREATE VIEW csae.event_flags AS
WITH answer AS (
    SELECT
        event_id,
        harm,
        max(CASE
            WHEN status IN ('confirmed', 'suspected') THEN 4
            WHEN status = 'at_risk' THEN 3
            WHEN status = 'ruled_out' THEN 2
            WHEN status = 'unknown' THEN 1
            ELSE 0
        END) AS surest
    FROM csae.concern_now
    WHERE NOT under_review
    GROUP BY event_id, harm
),

surest AS (
    -- Exploitation is a form of abuse: an answer of yes or at risk about it is one about abuse too; a no is not.
    SELECT
        event_id,
        max(surest) FILTER (WHERE harm = 'csa' OR (harm = 'cse' AND surest >= 3)) AS csa,
        max(surest) FILTER (WHERE harm = 'cse') AS cse,
        max(surest) FILTER (WHERE harm = 'hsb') AS hsb
    FROM answer
    GROUP BY event_id
)

SELECT
    event.event_id,
    event.agency_id,
    event.feed,
    event.kind,
    event.received_on,
    event.event_area,
    ['not_recorded', 'unknown', 'no', 'at_risk', 'yes'][coalesce(surest.csa, 0) + 1] AS csa,
    ['not_recorded', 'unknown', 'no', 'at_risk', 'yes'][coalesce(surest.cse, 0) + 1] AS cse,
    ['not_recorded', 'unknown', 'no', 'at_risk', 'yes'][coalesce(surest.hsb, 0) + 1] AS hsb
FROM csae.event_now AS event
LEFT JOIN surest ON surest.event_id = event.event_id;
