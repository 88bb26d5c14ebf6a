-- The mapped questions with what was decided on them.
-- In: mapped.main.review, merge.main.decided. Out: reviews.
SELECT review.* REPLACE (
    CASE WHEN decided.review_id IS NULL THEN review.state::VARCHAR ELSE 'decided' END AS state,
    coalesce(decided.decision::VARCHAR, review.decision::VARCHAR) AS decision,
    coalesce(decided.operator, review.decided_by) AS decided_by,
    coalesce(decided.decided_at, review.decided_at) AS decided_at
)
FROM mapped.main.review AS review
LEFT JOIN merge.main.decided AS decided ON decided.review_id = review.review_id
