-- What a withdrawal comes to.
-- In:  $1 the load; merge.main.event_settled, person_settled, identifier_settled, store.csae.quarantine. Out: one row.
SELECT
    count(*) FILTER (WHERE what = 'event' AND open_from IS NULL),
    count(*) FILTER (WHERE what = 'event' AND close_from IS NULL),
    count(*) FILTER (WHERE what = 'event' AND open_from IS NOT NULL AND close_from IS NOT NULL),
    count(*) FILTER (WHERE what = 'person' AND open_from IS NULL),
    count(*) FILTER (WHERE what = 'person' AND close_from IS NULL),
    count(*) FILTER (WHERE what = 'person' AND open_from IS NOT NULL AND close_from IS NOT NULL),
    (SELECT count(*) FROM merge.main.identifier_settled),
    (SELECT count(DISTINCT line) FROM store.csae.quarantine WHERE load_id = $1)
FROM (
    SELECT 'event' AS what, close_from, open_from FROM merge.main.event_settled
    UNION ALL
    SELECT 'person' AS what, close_from, open_from FROM merge.main.person_settled
)
