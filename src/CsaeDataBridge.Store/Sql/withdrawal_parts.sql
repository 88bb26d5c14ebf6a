-- The load that is withdrawn, and what goes with it: held rows of it that were let in, and decisions on what it said. The decisions themselves are kept, for when it is said again.
-- In:  $1 the load; store.csae.quarantine_action, store.csae.review_decision. Out: merge.main.taken_out.
CREATE TABLE merge.main.taken_out AS
WITH RECURSIVE part AS (
    SELECT load_id, by_load FROM store.csae.quarantine_action WHERE by_load IS NOT NULL
    UNION
    SELECT of_load, by_load FROM store.csae.review_decision
),

gone AS (
    SELECT $1::INTEGER AS load_id
    UNION
    SELECT part.by_load
    FROM part
    JOIN gone ON gone.load_id = part.load_id
)

FROM gone
