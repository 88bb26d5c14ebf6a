-- Removes the rows that the answer changes, and those of persons who are no longer current.
-- In:  given.main.answer. Out: store.csae.person_link.
DELETE FROM store.csae.person_link AS old
WHERE NOT EXISTS (FROM given.main.answer AS answer WHERE answer.person_id = old.person_id AND NOT answer.is_new)
