-- Remembers that a load repeated persons unchanged. A snapshot needs none: its persons stand at its events.
-- In:  $1 load_id; merge.main.person_fate. Out: store.csae.restated.
INSERT INTO store.csae.restated
SELECT person_id, $1::INTEGER
FROM merge.main.person_fate
WHERE fate = 'unchanged'
