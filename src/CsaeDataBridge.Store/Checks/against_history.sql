-- A delivery against what was found of the feed's last ten: its rows, the share of unknown values of each coded column, and codes that were never seen.
-- In:  checked.main.delivery (one row), event, person, concern; store.csae.load, quarantine_action, review_decision, check_result. Out: as events.sql. Fewer than three earlier deliveries are no history.
WITH earlier AS (
    SELECT load.load_id, load.rows_read
    FROM store.csae.load AS load
    JOIN checked.main.delivery AS delivery ON delivery.feed = load.feed
    WHERE load.status = 'loaded' AND load.load_id NOT IN (SELECT by_load FROM store.csae.quarantine_action WHERE by_load IS NOT NULL UNION ALL SELECT by_load FROM store.csae.review_decision)
    ORDER BY load.load_id DESC
    LIMIT 10
),

usual AS (
    SELECT count(*) AS loads, median(rows_read) AS rows_read
    FROM earlier
),

counted AS (
    SELECT unnest([
        {'name': 'event.referral_source', 'codes': histogram(referral_source::VARCHAR)},
        {'name': 'event.place', 'codes': histogram(place::VARCHAR)},
        {'name': 'event.outcome', 'codes': histogram(outcome::VARCHAR)},
        {'name': 'event.closure_reason', 'codes': histogram(closure_reason::VARCHAR)},
        {'name': 'event.reported_to_police', 'codes': histogram(reported_to_police::VARCHAR)}
    ]) AS item
    FROM checked.main.event
    UNION ALL
    SELECT unnest([
        {'name': 'person.sex', 'codes': histogram(sex::VARCHAR)},
        {'name': 'person.ethnicity_group', 'codes': histogram(ethnicity_group::VARCHAR)}
    ])
    FROM checked.main.person
    UNION ALL
    SELECT unnest([
        {'name': 'concern.harm', 'codes': histogram(harm::VARCHAR)},
        {'name': 'concern.status', 'codes': histogram(status::VARCHAR)},
        {'name': 'concern.role', 'codes': histogram(role::VARCHAR)},
        {'name': 'concern.risk_level', 'codes': histogram(risk_level::VARCHAR)}
    ])
    FROM checked.main.concern
),

code AS (
    SELECT name, entry.key AS code, entry.value::BIGINT AS found, sum(entry.value) OVER (PARTITION BY name)::BIGINT AS total
    FROM (SELECT item.name AS name, unnest(map_entries(item.codes)) AS entry FROM counted)
),

blank AS (
    SELECT name, coalesce(sum(found) FILTER (WHERE code IN ('unknown', 'not_recorded')), 0)::BIGINT AS found, any_value(total) AS total
    FROM code
    GROUP BY name
),

before AS (
    SELECT result.check_id, result.subject, median(result.found * 100 / result.total) AS share
    FROM store.csae.check_result AS result
    JOIN earlier ON earlier.load_id = result.load_id
    WHERE result.check_id = 'unknown_jumps'
    GROUP BY result.check_id, result.subject
),

seen AS (
    SELECT DISTINCT result.subject
    FROM store.csae.check_result AS result
    JOIN checked.main.delivery AS delivery ON delivery.feed = result.feed
    WHERE result.check_id = 'code_never_seen'
)

SELECT 'rows_against_history' AS check_id, delivery.feed, NULL AS subject, delivery.rows_read AS found, usual.rows_read::BIGINT AS total,
    CASE WHEN usual.loads >= 3 AND usual.rows_read > 0 THEN abs(delivery.rows_read - usual.rows_read) * 100 / usual.rows_read END AS compared
FROM checked.main.delivery AS delivery, usual
UNION ALL
SELECT 'unknown_jumps', delivery.feed, blank.name, blank.found, blank.total,
    CASE WHEN usual.loads >= 3 THEN blank.found * 100 / blank.total - before.share END
FROM checked.main.delivery AS delivery, usual, blank
LEFT JOIN before ON before.subject = blank.name
UNION ALL
SELECT 'code_never_seen', delivery.feed, code.name || '=' || code.code, code.found, code.total,
    CASE WHEN usual.loads >= 3 AND seen.subject IS NULL THEN code.found * 100 / code.total END
FROM checked.main.delivery AS delivery, usual, code
LEFT JOIN seen ON seen.subject = code.name || '=' || code.code
WHERE code.code NOT IN ('unknown', 'not_recorded')
