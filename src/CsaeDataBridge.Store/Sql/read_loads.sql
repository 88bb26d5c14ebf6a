-- The whole ledger, oldest first.
-- In: store.csae.load, store.csae.quarantine_action, store.csae.review_decision. Out: one row per load, in the order of the table.
SELECT
    load_id,
    feed,
    file,
    content_hash,
    encoding,
    delimiter,
    quote,
    compiled_hash,
    as_of,
    sequence,
    kind::VARCHAR,
    scope,
    mapping,
    mapping_version,
    agreement,
    clause,
    status::VARCHAR,
    reason,
    rows_read,
    rows_mapped,
    rows_duplicate,
    rows_excluded,
    rows_held,
    events_new,
    events_changed,
    events_unchanged,
    events_closed,
    events_late,
    persons_new,
    persons_changed,
    persons_unchanged,
    persons_late,
    started_at,
    committed_at,
    loaded_by,
    staging_ms,
    mapping_ms,
    merging_ms,
    withdrawn_by,
    replay.replay_of
FROM store.csae.load
LEFT JOIN (
    SELECT by_load, any_value(load_id) AS replay_of
    FROM store.csae.quarantine_action
    WHERE by_load IS NOT NULL
    GROUP BY by_load
    UNION ALL
    SELECT by_load, of_load
    FROM store.csae.review_decision
) AS replay ON replay.by_load = load.load_id
ORDER BY load_id
