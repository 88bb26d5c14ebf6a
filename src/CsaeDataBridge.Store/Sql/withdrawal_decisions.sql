-- Open questions about versions that are taken up again, with what people decided since. The newest decision on a question counts; one whose own load was withdrawn does not.
-- In:  merge.main.event_settled, merge.main.standing_decision, store.csae.event, review. Out: merge.main.decided.
CREATE TABLE merge.main.decided AS
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
FROM merge.main.event_settled AS settled
JOIN store.csae.event AS event ON event.event_id = settled.event_id AND event.load_from = settled.open_from
JOIN store.csae.review AS review ON review.event_id = settled.event_id AND review.load_from = settled.open_from AND review.state = 'open'
JOIN merge.main.standing_decision AS decision
    ON decision.event_id = review.event_id
    AND decision.person_id IS NOT DISTINCT FROM review.person_id
    AND decision.reason = review.reason
    AND decision.content_hash = event.content_hash
QUALIFY row_number() OVER (PARTITION BY review.review_id ORDER BY decision.decided_at DESC) = 1
