-- Ends what the withdrawn loads said of changed numbers.
-- In:  $1 number of the change; store.csae.load, where it is noted already. Out: store.csae.renumbering.
UPDATE store.csae.renumbering
SET load_to = $1
WHERE load_to = 2147483647 AND load_from IN (SELECT load_id FROM store.csae.load WHERE withdrawn_by = $1)
