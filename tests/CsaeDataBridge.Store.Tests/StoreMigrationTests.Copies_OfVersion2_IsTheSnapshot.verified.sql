INSERT INTO "new"."main"."person" BY NAME
SELECT
    "person_id" AS "person_id",
    "load_id" AS "load_id",
    "source" AS "source",
    "nhs_number" AS "nhs_number",
    "nhs_number_status"::VARCHAR AS "nhs_number_status",
    "upn" AS "upn",
    "family_name" AS "family_name",
    "given_name" AS "given_name",
    "born" AS "born",
    "sex"::VARCHAR AS "sex",
    "postcode" AS "postcode"
FROM "old"."main"."person";

INSERT INTO "new"."main"."stamp" BY NAME
SELECT
    "store_id" AS "store_id",
    3 AS "schema_version"
FROM "old"."main"."stamp";

INSERT INTO "new"."csae"."agency" BY NAME
SELECT
    "agency_id" AS "agency_id",
    "name" AS "name",
    "kind"::VARCHAR AS "kind",
    "area_code" AS "area_code",
    CAST('0' AS INTEGER) AS "load_from",
    CAST('2147483647' AS INTEGER) AS "load_to"
FROM "old"."csae"."agency";

INSERT INTO "new"."csae"."area" BY NAME
SELECT
    "area_code" AS "area_code",
    "name" AS "name",
    "kind"::VARCHAR AS "kind",
    CAST('0' AS INTEGER) AS "load_from",
    CAST('2147483647' AS INTEGER) AS "load_to"
FROM "old"."csae"."area";

INSERT INTO "new"."csae"."population" BY NAME
SELECT
    "area_code" AS "area_code",
    "year" AS "year",
    "sex"::VARCHAR AS "sex",
    "age" AS "age",
    "persons" AS "persons",
    CAST('0' AS INTEGER) AS "load_from",
    CAST('2147483647' AS INTEGER) AS "load_to"
FROM "old"."csae"."population";

INSERT INTO "new"."csae"."rule" BY NAME
SELECT
    "rule" AS "rule",
    "mapping" AS "mapping",
    "version" AS "version",
    "name" AS "name"
FROM "old"."csae"."rule";

INSERT INTO "new"."csae"."series_break" BY NAME
SELECT
    "mapping" AS "mapping",
    "version" AS "version",
    "what" AS "what",
    "from_date" AS "from_date",
    "until_date" AS "until_date",
    "comparability" AS "comparability"
FROM "old"."csae"."series_break";

INSERT INTO "new"."csae"."person" BY NAME
SELECT
    "person_id" AS "person_id",
    "source" AS "source",
    "sex"::VARCHAR AS "sex",
    "gender_identity"::VARCHAR AS "gender_identity",
    "ethnicity"::VARCHAR AS "ethnicity",
    "ethnicity_group"::VARCHAR AS "ethnicity_group",
    "sexual_orientation"::VARCHAR AS "sexual_orientation",
    "disability"::VARCHAR[] AS "disability",
    "home_area" AS "home_area",
    "deprivation_decile" AS "deprivation_decile",
    "birth_year_month" AS "birth_year_month",
    "unlinked_by_source" AS "unlinked_by_source",
    "content_hash" AS "content_hash",
    "load_from" AS "load_from",
    "load_to" AS "load_to",
    "as_of" AS "as_of",
    "source_line" AS "source_line"
FROM "old"."csae"."person";

INSERT INTO "new"."csae"."person_link" BY NAME
SELECT
    "person_id" AS "person_id",
    "person_key" AS "person_key",
    "probability" AS "probability",
    "linkage_version" AS "linkage_version",
    CAST('0' AS INTEGER) AS "load_from",
    CAST('2147483647' AS INTEGER) AS "load_to"
FROM "old"."csae"."person_link";

INSERT INTO "new"."csae"."event" BY NAME
SELECT
    "event_id" AS "event_id",
    "agency_id" AS "agency_id",
    "feed" AS "feed",
    "kind"::VARCHAR AS "kind",
    "received_on" AS "received_on",
    "occurred_from" AS "occurred_from",
    "occurred_to" AS "occurred_to",
    "started_on" AS "started_on",
    "ended_on" AS "ended_on",
    "referral_source"::VARCHAR AS "referral_source",
    "event_area" AS "event_area",
    "place"::VARCHAR AS "place",
    "site" AS "site",
    "pathway"::VARCHAR AS "pathway",
    "category"::VARCHAR AS "category",
    "category_first"::VARCHAR AS "category_first",
    "offence_code" AS "offence_code",
    "examination"::VARCHAR AS "examination",
    "referred_at" AS "referred_at",
    "examined_at" AS "examined_at",
    "outcome"::VARCHAR AS "outcome",
    "closure_reason"::VARCHAR AS "closure_reason",
    "reported_to_police"::VARCHAR AS "reported_to_police",
    "sessions_offered" AS "sessions_offered",
    "sessions_attended" AS "sessions_attended",
    "content_hash" AS "content_hash",
    "load_from" AS "load_from",
    "load_to" AS "load_to",
    "as_of" AS "as_of",
    "source_line" AS "source_line"
FROM "old"."csae"."event";

INSERT INTO "new"."csae"."event_person" BY NAME
SELECT
    "event_id" AS "event_id",
    "person_id" AS "person_id",
    "role_in_event"::VARCHAR AS "role_in_event",
    "age_at_event" AS "age_at_event",
    "age_when_occurred" AS "age_when_occurred",
    "load_from" AS "load_from",
    "load_to" AS "load_to",
    "as_of" AS "as_of",
    "source_line" AS "source_line"
FROM "old"."csae"."event_person";

INSERT INTO "new"."csae"."concern" BY NAME
SELECT
    "event_id" AS "event_id",
    "person_id" AS "person_id",
    "ordinal" AS "ordinal",
    "harm"::VARCHAR AS "harm",
    "status"::VARCHAR AS "status",
    "precision"::VARCHAR AS "precision",
    "role"::VARCHAR AS "role",
    "recency"::VARCHAR AS "recency",
    "flag_state"::VARCHAR AS "flag_state",
    "risk_level"::VARCHAR AS "risk_level",
    "scale_level"::VARCHAR AS "scale_level",
    "settings"::VARCHAR[] AS "settings",
    "contact"::VARCHAR AS "contact",
    "identified_on" AS "identified_on",
    "ended_on" AS "ended_on",
    "definition"::VARCHAR AS "definition",
    "basis"::VARCHAR AS "basis",
    "source_reading" AS "source_reading",
    "rule" AS "rule",
    "under_review" AS "under_review",
    "load_from" AS "load_from",
    "load_to" AS "load_to",
    "as_of" AS "as_of",
    "source_line" AS "source_line"
FROM "old"."csae"."concern";

INSERT INTO "new"."csae"."factor" BY NAME
SELECT
    "event_id" AS "event_id",
    "person_id" AS "person_id",
    "factor"::VARCHAR AS "factor",
    "code" AS "code",
    "answer"::VARCHAR AS "answer",
    "noted_on" AS "noted_on",
    "rule" AS "rule",
    "load_from" AS "load_from",
    "load_to" AS "load_to",
    "as_of" AS "as_of",
    "source_line" AS "source_line"
FROM "old"."csae"."factor";

INSERT INTO "new"."csae"."suspect" BY NAME
SELECT
    "event_id" AS "event_id",
    "ordinal" AS "ordinal",
    "suspect_id" AS "suspect_id",
    "sex"::VARCHAR AS "sex",
    "age_at_event" AS "age_at_event",
    "ethnicity"::VARCHAR AS "ethnicity",
    "ethnicity_basis"::VARCHAR AS "ethnicity_basis",
    "nationality_recorded"::VARCHAR AS "nationality_recorded",
    "relationship"::VARCHAR AS "relationship",
    "peer"::VARCHAR AS "peer",
    "load_from" AS "load_from",
    "load_to" AS "load_to",
    "as_of" AS "as_of",
    "source_line" AS "source_line"
FROM "old"."csae"."suspect";

INSERT INTO "new"."csae"."outcome" BY NAME
SELECT
    "event_id" AS "event_id",
    "person_id" AS "person_id",
    "tool"::VARCHAR AS "tool",
    "domain"::VARCHAR AS "domain",
    "stage"::VARCHAR AS "stage",
    "taken_on" AS "taken_on",
    "score" AS "score",
    "load_from" AS "load_from",
    "load_to" AS "load_to",
    "as_of" AS "as_of",
    "source_line" AS "source_line"
FROM "old"."csae"."outcome";

INSERT INTO "new"."csae"."wait" BY NAME
SELECT
    "event_id" AS "event_id",
    "person_id" AS "person_id",
    "service"::VARCHAR AS "service",
    "referred_on" AS "referred_on",
    "first_offered_on" AS "first_offered_on",
    "started_on" AS "started_on",
    "ended_on" AS "ended_on",
    "status"::VARCHAR AS "status",
    "load_from" AS "load_from",
    "load_to" AS "load_to",
    "as_of" AS "as_of",
    "source_line" AS "source_line"
FROM "old"."csae"."wait";

INSERT INTO "new"."csae"."review" BY NAME
SELECT
    "review_id" AS "review_id",
    "event_id" AS "event_id",
    "person_id" AS "person_id",
    "rule" AS "rule",
    "reason" AS "reason",
    "state"::VARCHAR AS "state",
    "decision"::VARCHAR AS "decision",
    "decided_by" AS "decided_by",
    "decided_at" AS "decided_at",
    "load_from" AS "load_from",
    "load_to" AS "load_to",
    "as_of" AS "as_of",
    "source_line" AS "source_line"
FROM "old"."csae"."review";

INSERT INTO "new"."csae"."load" BY NAME
SELECT
    "load_id" AS "load_id",
    "feed" AS "feed",
    "file" AS "file",
    "content_hash" AS "content_hash",
    "encoding" AS "encoding",
    "delimiter" AS "delimiter",
    "quote" AS "quote",
    "compiled_hash" AS "compiled_hash",
    "as_of" AS "as_of",
    "sequence" AS "sequence",
    "kind"::VARCHAR AS "kind",
    "scope" AS "scope",
    "mapping" AS "mapping",
    "mapping_version" AS "mapping_version",
    "agreement" AS "agreement",
    "clause" AS "clause",
    "status"::VARCHAR AS "status",
    "reason" AS "reason",
    "rows_read" AS "rows_read",
    "rows_mapped" AS "rows_mapped",
    "rows_duplicate" AS "rows_duplicate",
    "rows_excluded" AS "rows_excluded",
    "rows_held" AS "rows_held",
    "events_new" AS "events_new",
    "events_changed" AS "events_changed",
    "events_unchanged" AS "events_unchanged",
    "events_closed" AS "events_closed",
    "events_late" AS "events_late",
    "persons_new" AS "persons_new",
    "persons_changed" AS "persons_changed",
    "persons_unchanged" AS "persons_unchanged",
    "persons_late" AS "persons_late",
    "started_at" AS "started_at",
    "committed_at" AS "committed_at"
FROM "old"."csae"."load";

INSERT INTO "new"."csae"."restated" BY NAME
SELECT
    "id" AS "id",
    "load_id" AS "load_id"
FROM "old"."csae"."restated";

INSERT INTO "new"."csae"."quarantine" BY NAME
SELECT
    "load_id" AS "load_id",
    "line" AS "line",
    "kind"::VARCHAR AS "kind",
    "code" AS "code",
    "field" AS "field",
    "reason" AS "reason",
    "body" AS "body"
FROM "old"."csae"."quarantine";

INSERT INTO "new"."csae"."stamp" BY NAME
SELECT
    "store_id" AS "store_id",
    3 AS "schema_version",
    "synthetic" AS "synthetic",
    "key_check" AS "key_check",
    "created_at" AS "created_at"
FROM "old"."csae"."stamp";
