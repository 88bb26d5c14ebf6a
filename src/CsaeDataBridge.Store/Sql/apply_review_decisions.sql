-- Puts what people decided in the place of open questions about mapped events that say what they said then.
-- In:  mapped.main.event, review; merge.main.review_decision. Out: merge.main.decided. The newest decision on a question counts.
CREATE OR REPLACE TABLE merge.main.decided AS
SELECT
    review.review_id,
    review.event_id,
    review.person_id,
    review.rule,
    decision.decision,
    decision.role,
    decision.status,
    decision.operator,
    decision.decided_at
FROM mapped.main.review AS review
JOIN mapped.main.event AS event ON event.event_id = review.event_id
JOIN merge.main.review_decision AS decision
    ON decision.event_id = review.event_id
    AND decision.person_id IS NOT DISTINCT FROM review.person_id
    AND decision.reason = review.reason
    AND decision.content_hash = event.content_hash
QUALIFY row_number() OVER (PARTITION BY review.review_id ORDER BY decision.decided_at DESC) = 1
