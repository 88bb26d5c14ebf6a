CREATE TABLE merge.main.person_fate AS
SELECT
    incoming.person_id,
    CASE
        WHEN mention.rank > 3 THEN 'late'
        WHEN version.person_id IS NULL THEN 'new'
        WHEN version.sex IS NOT DISTINCT FROM incoming."sex"
            AND version.gender_identity IS NOT DISTINCT FROM incoming."gender_identity"
            AND version.ethnicity IS NOT DISTINCT FROM incoming."ethnicity"
            AND version.ethnicity_group IS NOT DISTINCT FROM incoming."ethnicity_group"
            AND version.sexual_orientation IS NOT DISTINCT FROM incoming."sexual_orientation"
            AND version.disability IS NOT DISTINCT FROM incoming."disability"
            AND version.home_area IS NOT DISTINCT FROM incoming."home_area"
            AND version.deprivation_decile IS NOT DISTINCT FROM incoming."deprivation_decile"
            AND version.birth_year_month IS NOT DISTINCT FROM incoming."birth_year_month"
            AND version.unlinked_by_source IS NOT DISTINCT FROM incoming."unlinked_by_source" THEN 'unchanged'
        ELSE 'changed'
    END AS fate,
    version.rowid AS place
FROM mapped.main.person AS incoming
LEFT JOIN store.csae.person AS version
    ON version.person_id = incoming.person_id AND version.source = 'northshire-police/crime' AND version.load_to = 2147483647
LEFT JOIN merge.main.person_mention AS mention ON mention.person_id = incoming.person_id;

INSERT INTO vault.main.person ("person_id", "load_id", "source", "nhs_number", "nhs_number_status", "upn", "family_name", "given_name", "born", "sex", "postcode", "late")
SELECT
    incoming."person_id",
    7,
    'northshire-police/crime',
    incoming."nhs_number",
    incoming."nhs_number_status",
    incoming."upn",
    incoming."family_name",
    incoming."given_name",
    incoming."born",
    incoming."sex",
    incoming."postcode",
    NULL
FROM mapped.main.vault_person AS incoming;

UPDATE store.csae.person
SET load_to = 7
WHERE load_to = 2147483647 AND rowid IN (SELECT place FROM merge.main.person_fate WHERE fate = 'changed');

UPDATE store.csae.event
SET load_to = 7
WHERE load_to = 2147483647 AND rowid IN (SELECT place FROM merge.main.event_close);

UPDATE store.csae.concern
SET load_to = 7
WHERE load_to = 2147483647 AND event_id IN (SELECT event_id FROM merge.main.event_close);

UPDATE store.csae.concern
SET load_to = 7
WHERE load_to = 2147483647 AND load_from IN (3, 5) AND event_id IN (SELECT event_id FROM merge.main.event_close);

INSERT INTO store.csae.person ("person_id", "source", "sex", "gender_identity", "ethnicity", "ethnicity_group", "sexual_orientation", "disability", "home_area", "deprivation_decile", "birth_year_month", "unlinked_by_source", "content_hash", "load_from", "load_to", "as_of", "source_line", "origin")
SELECT
    incoming."person_id",
    'northshire-police/crime',
    incoming."sex",
    incoming."gender_identity",
    incoming."ethnicity",
    incoming."ethnicity_group",
    incoming."sexual_orientation",
    incoming."disability",
    incoming."home_area",
    incoming."deprivation_decile",
    incoming."birth_year_month",
    incoming."unlinked_by_source",
    incoming."content_hash",
    7,
    2147483647,
    DATE '2026-01-31',
    incoming."source_line",
    NULL
FROM mapped.main.person AS incoming;

INSERT INTO store.csae.event ("event_id", "agency_id", "feed", "kind", "received_on", "occurred_from", "occurred_to", "started_on", "ended_on", "referral_source", "event_area", "place", "site", "pathway", "category", "category_first", "offence_code", "examination", "referred_at", "examined_at", "outcome", "closure_reason", "reported_to_police", "sessions_offered", "sessions_attended", "content_hash", "load_from", "load_to", "as_of", "source_line", "origin")
SELECT
    incoming."event_id",
    'northshire-police',
    'northshire-police/crime',
    incoming."kind",
    incoming."received_on",
    incoming."occurred_from",
    incoming."occurred_to",
    incoming."started_on",
    incoming."ended_on",
    incoming."referral_source",
    incoming."event_area",
    incoming."place",
    incoming."site",
    incoming."pathway",
    incoming."category",
    incoming."category_first",
    incoming."offence_code",
    incoming."examination",
    incoming."referred_at",
    incoming."examined_at",
    incoming."outcome",
    incoming."closure_reason",
    incoming."reported_to_police",
    incoming."sessions_offered",
    incoming."sessions_attended",
    incoming."content_hash",
    7,
    2147483647,
    DATE '2026-01-31',
    incoming."source_line",
    NULL
FROM mapped.main.event AS incoming;

INSERT INTO store.csae.event_person ("event_id", "person_id", "role_in_event", "age_at_event", "age_when_occurred", "load_from", "load_to", "as_of", "source_line", "origin")
SELECT
    incoming."event_id",
    incoming."person_id",
    incoming."role_in_event",
    incoming."age_at_event",
    incoming."age_when_occurred",
    7,
    2147483647,
    DATE '2026-01-31',
    incoming."source_line",
    NULL
FROM mapped.main.event_person AS incoming;

INSERT INTO store.csae.concern ("event_id", "person_id", "ordinal", "harm", "status", "precision", "role", "recency", "flag_state", "risk_level", "scale_level", "settings", "contact", "identified_on", "ended_on", "definition", "basis", "source_reading", "rule", "under_review", "load_from", "load_to", "as_of", "source_line", "origin")
SELECT
    incoming."event_id",
    incoming."person_id",
    incoming."ordinal",
    incoming."harm",
    incoming."status",
    incoming."precision",
    incoming."role",
    incoming."recency",
    incoming."flag_state",
    incoming."risk_level",
    incoming."scale_level",
    incoming."settings",
    incoming."contact",
    incoming."identified_on",
    incoming."ended_on",
    incoming."definition",
    incoming."basis",
    incoming."source_reading",
    incoming.rule + 1,
    incoming."under_review",
    7,
    2147483647,
    DATE '2026-01-31',
    incoming."source_line",
    NULL
FROM mapped.main.concern AS incoming;

INSERT INTO store.csae.factor ("event_id", "person_id", "factor", "code", "answer", "noted_on", "rule", "load_from", "load_to", "as_of", "source_line", "origin")
SELECT
    incoming."event_id",
    incoming."person_id",
    incoming."factor",
    incoming."code",
    incoming."answer",
    incoming."noted_on",
    incoming.rule + 1,
    7,
    2147483647,
    DATE '2026-01-31',
    incoming."source_line",
    NULL
FROM mapped.main.factor AS incoming;

INSERT INTO store.csae.suspect ("event_id", "ordinal", "suspect_id", "sex", "age_at_event", "ethnicity", "ethnicity_basis", "nationality_recorded", "relationship", "peer", "load_from", "load_to", "as_of", "source_line", "origin")
SELECT
    incoming."event_id",
    incoming."ordinal",
    incoming."suspect_id",
    incoming."sex",
    incoming."age_at_event",
    incoming."ethnicity",
    incoming."ethnicity_basis",
    incoming."nationality_recorded",
    incoming."relationship",
    incoming."peer",
    7,
    2147483647,
    DATE '2026-01-31',
    incoming."source_line",
    NULL
FROM mapped.main.suspect AS incoming;

INSERT INTO store.csae.outcome ("event_id", "person_id", "tool", "domain", "stage", "taken_on", "score", "load_from", "load_to", "as_of", "source_line", "origin")
SELECT
    incoming."event_id",
    incoming."person_id",
    incoming."tool",
    incoming."domain",
    incoming."stage",
    incoming."taken_on",
    incoming."score",
    7,
    2147483647,
    DATE '2026-01-31',
    incoming."source_line",
    NULL
FROM mapped.main.outcome AS incoming;

INSERT INTO store.csae.wait ("event_id", "person_id", "service", "referred_on", "first_offered_on", "started_on", "ended_on", "status", "load_from", "load_to", "as_of", "source_line", "origin")
SELECT
    incoming."event_id",
    incoming."person_id",
    incoming."service",
    incoming."referred_on",
    incoming."first_offered_on",
    incoming."started_on",
    incoming."ended_on",
    incoming."status",
    7,
    2147483647,
    DATE '2026-01-31',
    incoming."source_line",
    NULL
FROM mapped.main.wait AS incoming;

INSERT INTO store.csae.review ("review_id", "event_id", "person_id", "rule", "reason", "state", "decision", "decided_by", "decided_at", "load_from", "load_to", "as_of", "source_line", "origin")
SELECT
    incoming."review_id",
    incoming."event_id",
    incoming."person_id",
    incoming.rule + 1,
    incoming."reason",
    incoming."state",
    incoming."decision",
    incoming."decided_by",
    incoming."decided_at",
    7,
    2147483647,
    DATE '2026-01-31',
    incoming."source_line",
    NULL
FROM mapped.main.review AS incoming;

INSERT INTO store.csae.renumbering ("source", "previous_id", "person_id", "load_from", "load_to", "as_of", "source_line", "origin")
SELECT
    'northshire-police/crime',
    incoming."previous_id",
    incoming."person_id",
    7,
    2147483647,
    DATE '2026-01-31',
    incoming."source_line",
    NULL
FROM mapped.main.renumbering AS incoming
