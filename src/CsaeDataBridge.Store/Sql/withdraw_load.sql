-- Marks a load as withdrawn, and with it its parts.
-- In:  $1 number of the change; merge.main.taken_out. Out: store.csae.load.
UPDATE store.csae.load
SET status = 'withdrawn', withdrawn_by = $1
WHERE status = 'loaded' AND load_id IN (SELECT load_id FROM merge.main.taken_out)
