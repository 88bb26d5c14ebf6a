-- Ends the rows that the answer changes, and those of persons who are no longer current.
-- In:  $1 number of the change; given.main.answer. Out: store.csae.person_link.
UPDATE store.csae.person_link AS old
SET load_to = $1
WHERE old.load_to = 2147483647
    AND NOT EXISTS (FROM given.main.answer AS answer WHERE answer.person_id = old.person_id AND NOT answer.is_new)
