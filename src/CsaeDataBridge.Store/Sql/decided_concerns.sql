-- The mapped concerns with what was decided on them; those that do not stand are left out.
-- In: mapped.main.concern, merge.main.decided. Out: concerns.
SELECT concern.* REPLACE (
    CASE WHEN decided.review_id IS NULL THEN concern.under_review ELSE FALSE END AS under_review,
    coalesce(decided.role::VARCHAR, concern.role::VARCHAR) AS role,
    coalesce(decided.status::VARCHAR, concern.status::VARCHAR) AS status
)
FROM mapped.main.concern AS concern
LEFT JOIN merge.main.decided AS decided
    ON decided.event_id = concern.event_id
    AND decided.person_id IS NOT DISTINCT FROM concern.person_id
    AND decided.rule = concern.rule
WHERE decided.decision IS DISTINCT FROM 'reject'
