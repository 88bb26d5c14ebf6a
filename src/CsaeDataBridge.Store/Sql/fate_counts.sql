-- How many events and persons had which fate.
-- In:  merge.main.event_fate, merge.main.person_fate, merge.main.event_gone. Out: one row.
SELECT
    count(*) FILTER (WHERE what = 'event' AND fate = 'new'),
    count(*) FILTER (WHERE what = 'event' AND fate = 'changed'),
    count(*) FILTER (WHERE what = 'event' AND fate = 'unchanged'),
    count(*) FILTER (WHERE what = 'event' AND fate = 'late'),
    (SELECT count(*) FROM merge.main.event_gone),
    count(*) FILTER (WHERE what = 'person' AND fate = 'new'),
    count(*) FILTER (WHERE what = 'person' AND fate = 'changed'),
    count(*) FILTER (WHERE what = 'person' AND fate = 'unchanged'),
    count(*) FILTER (WHERE what = 'person' AND fate = 'late')
FROM (
    SELECT 'event' AS what, fate FROM merge.main.event_fate
    UNION ALL
    SELECT 'person' AS what, fate FROM merge.main.person_fate
)
