-- Every held row with what has become of it.
-- In:  store.csae.quarantine, quarantine_action, review_decision, load. Out: one row per reason, by load and line.
WITH settled AS (
    SELECT action.load_id, action.line, action.action::VARCHAR AS state, action.by_load, action.done_at
    FROM store.csae.quarantine_action AS action
    LEFT JOIN store.csae.load AS let_in ON let_in.load_id = action.by_load
    WHERE action.action <> 'shown' AND (action.by_load IS NULL OR let_in.status = 'loaded')
    QUALIFY row_number() OVER (PARTITION BY action.load_id, action.line ORDER BY action.done_at DESC) = 1
),

-- A delivery that was loaded again has its rows' fates in the newest of its loads.
newest AS (
    SELECT feed, content_hash, max(load_id) AS load_id
    FROM store.csae.load
    WHERE status = 'loaded' AND load_id NOT IN (SELECT by_load FROM store.csae.quarantine_action WHERE by_load IS NOT NULL UNION ALL SELECT by_load FROM store.csae.review_decision)
    GROUP BY feed, content_hash
)

SELECT
    held.load_id,
    held.line,
    held.kind::VARCHAR,
    held.code,
    held.field,
    held.reason,
    CASE
        WHEN load.status <> 'loaded' THEN 'withdrawn'
        WHEN settled.state IS NOT NULL THEN settled.state
        WHEN newest.load_id > held.load_id THEN 'loaded_again'
        ELSE 'waiting'
    END,
    settled.by_load,
    settled.done_at
FROM store.csae.quarantine AS held
JOIN store.csae.load AS load ON load.load_id = held.load_id
LEFT JOIN settled ON settled.load_id = held.load_id AND settled.line = held.line
LEFT JOIN newest ON newest.feed = load.feed AND newest.content_hash = load.content_hash
ORDER BY held.load_id, held.line, held.code, held.field
