-- The current questions to people, open ones first, the oldest first.
-- In: store.csae.review_now, store.csae.event. Out: one row per question.
SELECT
    review.review_id,
    event.feed,
    review.reason,
    review.state,
    review.decision,
    review.decided_by,
    review.decided_at,
    review.load_from,
    review.as_of,
    review.source_line,
    review.event_id,
    review.person_id,
    event.content_hash::VARCHAR
FROM store.csae.review_now AS review
JOIN store.csae.event AS event ON event.event_id = review.event_id AND event.load_to = 2147483647
ORDER BY review.state = 'decided', review.as_of, review.review_id
