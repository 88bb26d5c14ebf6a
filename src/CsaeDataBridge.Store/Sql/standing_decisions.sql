-- What people decided, without decisions that were themselves taken back by withdrawing the load that each is.
-- In:  $1 a load that is being withdrawn, or NULL; store.csae.review_decision, store.csae.change. Out: merge.main.standing_decision.
CREATE TABLE merge.main.standing_decision AS
FROM store.csae.review_decision
WHERE by_load IS DISTINCT FROM $1 AND by_load NOT IN (SELECT of_load FROM store.csae.change WHERE kind = 'withdrawal' AND of_load IS NOT NULL)
