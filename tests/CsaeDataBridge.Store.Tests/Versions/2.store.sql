-- A store of version 2 of the schema as that version made it, without its comments, and a few rows of every table.
-- Read by StoreMigrationTests; never changed.

CREATE SCHEMA csae;

CREATE TYPE "csae"."agency_kind_code" AS ENUM ('police', 'social_care', 'sarc', 'csa_hub', 'health', 'mental_health', 'vcs', 'isva', 'youth_justice', 'education', 'adult_safeguarding', 'unknown', 'not_recorded');
CREATE TYPE "csae"."answer_code" AS ENUM ('yes', 'no', 'unknown', 'not_recorded');
CREATE TYPE "csae"."area_kind_code" AS ENUM ('council', 'police_force', 'pan_area', 'outside', 'unknown', 'not_recorded');
CREATE TYPE "csae"."basis_code" AS ENUM ('recorded', 'derived', 'unknown', 'not_recorded');
CREATE TYPE "csae"."closure_reason_code" AS ENUM ('planned', 'unplanned', 'declined', 'moved', 'referred_on', 'transferred', 'adult_services', 'adopted', 'child_arrangements', 'special_guardianship', 'died', 'no_further_action', 'early_help', 'other', 'unknown', 'not_recorded');
CREATE TYPE "csae"."contact_code" AS ENUM ('contact', 'non_contact', 'both', 'unknown', 'not_recorded');
CREATE TYPE "csae"."definition_code" AS ENUM ('csa_wt', 'cse_dfe_2017', 'cse_2009', 'hsb_hackett', 'local', 'unknown', 'not_recorded');
CREATE TYPE "csae"."disability_code" AS ENUM ('none', 'mobility', 'hand_function', 'personal_care', 'incontinence', 'communication', 'learning', 'hearing', 'vision', 'behaviour', 'consciousness', 'autism', 'mental_health', 'physical', 'other', 'present', 'unknown', 'not_recorded');
CREATE TYPE "csae"."ethnicity_code" AS ENUM ('white_british', 'white_irish', 'white_traveller', 'white_other', 'mixed_white_black_caribbean', 'mixed_white_black_african', 'mixed_white_asian', 'mixed_other', 'asian_indian', 'asian_pakistani', 'asian_bangladeshi', 'asian_chinese', 'asian_other', 'black_african', 'black_caribbean', 'black_other', 'other_arab', 'other_any', 'not_stated', 'unknown', 'not_recorded');
CREATE TYPE "csae"."ethnicity_basis_code" AS ENUM ('self_defined', 'observed', 'unknown', 'not_recorded');
CREATE TYPE "csae"."ethnicity_group_code" AS ENUM ('white', 'mixed', 'asian', 'black', 'other', 'not_stated', 'unknown', 'not_recorded');
CREATE TYPE "csae"."event_kind_code" AS ENUM ('crime_report', 'incident_report', 'referral', 'assessment', 'enquiry', 'conference', 'protection_plan', 'plan', 'looked_after_episode', 'flag', 'panel', 'attendance', 'examination', 'support_episode', 'school_record', 'unknown', 'not_recorded');
CREATE TYPE "csae"."event_outcome_code" AS ENUM ('charged', 'caution', 'out_of_court', 'taken_into_consideration', 'prosecution_prevented', 'evidential_victim_supports', 'evidential_victim_does_not_support', 'no_suspect', 'not_in_public_interest', 'diversion', 'transferred', 'open', 'no_further_action', 'child_in_need', 'enquiry', 'protection_plan', 'early_help', 'accepted', 'not_accepted', 'other', 'unknown', 'not_recorded');
CREATE TYPE "csae"."examination_code" AS ENUM ('done', 'declined', 'not_indicated', 'not_offered', 'unknown', 'not_recorded');
CREATE TYPE "csae"."factor_code" AS ENUM ('missing', 'looked_after', 'cp_plan', 'learning_disability', 'physical_disability', 'mental_health', 'self_harm', 'domestic_abuse', 'alcohol', 'drugs', 'gang', 'trafficking', 'criminal_exploitation', 'uasc', 'not_in_school', 'pupil_referral_unit', 'prior_arrest', 'carer', 'privately_fostered', 'bereavement', 'homeless', 'unacceptable_behaviour', 'neglect', 'emotional_abuse', 'physical_abuse', 'physical_abuse_by_child', 'physical_abuse_by_adult', 'sexual_abuse', 'sexual_abuse_by_child', 'sexual_abuse_by_adult', 'sexual_exploitation', 'fgm', 'faith_abuse', 'other', 'none_identified', 'unknown', 'not_recorded');
CREATE TYPE "csae"."flag_state_code" AS ENUM ('active', 'closed', 'unknown', 'not_recorded');
CREATE TYPE "csae"."gender_identity_code" AS ENUM ('female', 'male', 'trans_female', 'trans_male', 'non_binary', 'other', 'not_stated', 'unknown', 'not_recorded');
CREATE TYPE "csae"."harm_code" AS ENUM ('csa', 'cse', 'hsb', 'unspecified', 'unknown', 'not_recorded');
CREATE TYPE "csae"."held_kind_code" AS ENUM ('reader', 'value', 'rule', 'unknown', 'not_recorded');
CREATE TYPE "csae"."load_kind_code" AS ENUM ('snapshot', 'changes', 'append', 'unknown', 'not_recorded');
CREATE TYPE "csae"."load_status_code" AS ENUM ('loaded', 'paused', 'refused', 'failed', 'withdrawn', 'unknown', 'not_recorded');
CREATE TYPE "csae"."outcome_domain_code" AS ENUM ('total', 'safety', 'health', 'coping', 'relationships', 'justice', 'future', 'goal', 'other', 'unknown', 'not_recorded');
CREATE TYPE "csae"."outcome_stage_code" AS ENUM ('start', 'review', 'end', 'unknown', 'not_recorded');
CREATE TYPE "csae"."outcome_tool_code" AS ENUM ('sdq', 'core_10', 'yp_core', 'tscc', 'cries_8', 'cries_13', 'rcads', 'phq_9', 'gad_7', 'outcomes_star', 'gbo', 'distance_travelled', 'aim3', 'other', 'unknown', 'not_recorded');
CREATE TYPE "csae"."pathway_code" AS ENUM ('examination_only', 'examination_and_follow_up', 'follow_up_only', 'advice', 'acute', 'non_recent', 'counselling', 'therapy', 'isva', 'chisva', 'group', 'family', 'helpline', 'hsb', 'other', 'unknown', 'not_recorded');
CREATE TYPE "csae"."place_code" AS ENUM ('own_home', 'suspect_home', 'other_home', 'school', 'care_setting', 'health_setting', 'faith_setting', 'leisure', 'business', 'vehicle', 'public_place', 'custody', 'online', 'other', 'unknown', 'not_recorded');
CREATE TYPE "csae"."plan_category_code" AS ENUM ('neglect', 'physical', 'sexual', 'emotional', 'multiple', 'unknown', 'not_recorded');
CREATE TYPE "csae"."population_sex_code" AS ENUM ('female', 'male', 'all', 'unknown', 'not_recorded');
CREATE TYPE "csae"."precision_code" AS ENUM ('exact', 'undifferentiated', 'inferred', 'unknown', 'not_recorded');
CREATE TYPE "csae"."recency_code" AS ENUM ('current', 'non_recent', 'unknown', 'not_recorded');
CREATE TYPE "csae"."referral_source_code" AS ENUM ('family', 'acquaintance', 'self', 'other_individual', 'school', 'education_service', 'gp', 'health_visitor', 'school_nurse', 'primary_health', 'emergency_department', 'mental_health', 'other_health', 'housing', 'social_care', 'council', 'other_council', 'early_help', 'police', 'legal', 'sarc', 'voluntary', 'anonymous', 'other', 'unknown', 'not_recorded');
CREATE TYPE "csae"."relationship_code" AS ENUM ('parent', 'step_parent', 'sibling', 'relative', 'carer', 'family_friend', 'partner', 'former_partner', 'peer', 'acquaintance', 'position_of_trust', 'online_contact', 'stranger', 'other', 'unknown', 'not_recorded');
CREATE TYPE "csae"."reported_to_police_code" AS ENUM ('yes', 'no', 'considering', 'anonymous', 'unknown', 'not_recorded');
CREATE TYPE "csae"."review_decision_code" AS ENUM ('accept', 'change', 'reject', 'unknown', 'not_recorded');
CREATE TYPE "csae"."review_state_code" AS ENUM ('open', 'decided', 'unknown', 'not_recorded');
CREATE TYPE "csae"."risk_level_code" AS ENUM ('low', 'medium', 'high', 'none_identified', 'not_assessed', 'unknown', 'not_recorded');
CREATE TYPE "csae"."role_code" AS ENUM ('experienced', 'displayed', 'both', 'unknown', 'not_recorded');
CREATE TYPE "csae"."role_in_event_code" AS ENUM ('subject', 'other', 'unknown', 'not_recorded');
CREATE TYPE "csae"."scale_level_code" AS ENUM ('normal', 'inappropriate', 'problematic', 'abusive', 'violent', 'green', 'amber', 'red', 'category_1', 'category_2', 'category_3', 'category_a', 'category_b', 'category_c', 'emerging', 'standard', 'low', 'moderate', 'medium', 'significant', 'high', 'unknown', 'not_recorded');
CREATE TYPE "csae"."service_code" AS ENUM ('isva', 'chisva', 'counselling', 'therapy', 'group', 'family', 'helpline', 'hsb', 'mental_health', 'other', 'unknown', 'not_recorded');
CREATE TYPE "csae"."setting_code" AS ENUM ('intrafamilial', 'extrafamilial', 'peer', 'group', 'gang', 'online', 'institution', 'acquaintance', 'stranger', 'unknown', 'not_recorded');
CREATE TYPE "csae"."sex_code" AS ENUM ('female', 'male', 'other', 'not_stated', 'unknown', 'not_recorded');
CREATE TYPE "csae"."sexual_orientation_code" AS ENUM ('heterosexual', 'gay_or_lesbian', 'bisexual', 'other', 'not_stated', 'unknown', 'not_recorded');
CREATE TYPE "csae"."status_code" AS ENUM ('confirmed', 'suspected', 'at_risk', 'ruled_out', 'unknown', 'not_recorded');
CREATE TYPE "csae"."wait_status_code" AS ENUM ('waiting', 'in_service', 'closed', 'not_accepted', 'unknown', 'not_recorded');

CREATE TABLE "csae"."agency" (
    "agency_id" VARCHAR NOT NULL,
    "name" VARCHAR NOT NULL,
    "kind" "csae"."agency_kind_code" NOT NULL,
    "area_code" VARCHAR
);

CREATE TABLE "csae"."area" (
    "area_code" VARCHAR NOT NULL,
    "name" VARCHAR NOT NULL,
    "kind" "csae"."area_kind_code" NOT NULL
);

CREATE TABLE "csae"."population" (
    "area_code" VARCHAR NOT NULL,
    "year" SMALLINT NOT NULL,
    "sex" "csae"."population_sex_code" NOT NULL,
    "age" SMALLINT NOT NULL,
    "persons" INTEGER NOT NULL
);

CREATE TABLE "csae"."rule" (
    "rule" INTEGER NOT NULL,
    "mapping" VARCHAR NOT NULL,
    "version" VARCHAR NOT NULL,
    "name" VARCHAR NOT NULL
);

CREATE TABLE "csae"."series_break" (
    "mapping" VARCHAR NOT NULL,
    "version" VARCHAR NOT NULL,
    "what" VARCHAR NOT NULL,
    "from_date" DATE,
    "until_date" DATE,
    "comparability" VARCHAR NOT NULL
);

CREATE TABLE "csae"."person" (
    "person_id" UUID NOT NULL,
    "source" VARCHAR NOT NULL,
    "sex" "csae"."sex_code",
    "gender_identity" "csae"."gender_identity_code",
    "ethnicity" "csae"."ethnicity_code",
    "ethnicity_group" "csae"."ethnicity_group_code",
    "sexual_orientation" "csae"."sexual_orientation_code",
    "disability" "csae"."disability_code"[],
    "home_area" VARCHAR,
    "deprivation_decile" UTINYINT,
    "birth_year_month" VARCHAR,
    "unlinked_by_source" BOOLEAN NOT NULL,
    "content_hash" UHUGEINT,
    "load_from" INTEGER NOT NULL,
    "load_to" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "source_line" BIGINT
);

CREATE TABLE "csae"."person_link" (
    "person_id" UUID NOT NULL,
    "person_key" UUID NOT NULL,
    "probability" DOUBLE NOT NULL,
    "linkage_version" VARCHAR NOT NULL
);

CREATE TABLE "csae"."event" (
    "event_id" UUID NOT NULL,
    "agency_id" VARCHAR NOT NULL,
    "feed" VARCHAR NOT NULL,
    "kind" "csae"."event_kind_code" NOT NULL,
    "received_on" DATE,
    "occurred_from" DATE,
    "occurred_to" DATE,
    "started_on" DATE,
    "ended_on" DATE,
    "referral_source" "csae"."referral_source_code",
    "event_area" VARCHAR,
    "place" "csae"."place_code",
    "site" VARCHAR,
    "pathway" "csae"."pathway_code",
    "category" "csae"."plan_category_code",
    "category_first" "csae"."plan_category_code",
    "offence_code" VARCHAR,
    "examination" "csae"."examination_code",
    "referred_at" TIMESTAMP,
    "examined_at" TIMESTAMP,
    "outcome" "csae"."event_outcome_code",
    "closure_reason" "csae"."closure_reason_code",
    "reported_to_police" "csae"."reported_to_police_code",
    "sessions_offered" SMALLINT,
    "sessions_attended" SMALLINT,
    "content_hash" UHUGEINT NOT NULL,
    "load_from" INTEGER NOT NULL,
    "load_to" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "source_line" BIGINT
);

CREATE TABLE "csae"."event_person" (
    "event_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role_in_event" "csae"."role_in_event_code" NOT NULL,
    "age_at_event" SMALLINT,
    "age_when_occurred" SMALLINT,
    "load_from" INTEGER NOT NULL,
    "load_to" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "source_line" BIGINT
);

CREATE TABLE "csae"."concern" (
    "event_id" UUID NOT NULL,
    "person_id" UUID,
    "ordinal" SMALLINT NOT NULL,
    "harm" "csae"."harm_code" NOT NULL,
    "status" "csae"."status_code" NOT NULL,
    "precision" "csae"."precision_code",
    "role" "csae"."role_code",
    "recency" "csae"."recency_code",
    "flag_state" "csae"."flag_state_code",
    "risk_level" "csae"."risk_level_code",
    "scale_level" "csae"."scale_level_code",
    "settings" "csae"."setting_code"[],
    "contact" "csae"."contact_code",
    "identified_on" DATE,
    "ended_on" DATE,
    "definition" "csae"."definition_code",
    "basis" "csae"."basis_code" NOT NULL,
    "source_reading" VARCHAR,
    "rule" INTEGER,
    "under_review" BOOLEAN NOT NULL,
    "load_from" INTEGER NOT NULL,
    "load_to" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "source_line" BIGINT
);

CREATE TABLE "csae"."factor" (
    "event_id" UUID NOT NULL,
    "person_id" UUID,
    "factor" "csae"."factor_code" NOT NULL,
    "code" VARCHAR,
    "answer" "csae"."answer_code" NOT NULL,
    "noted_on" DATE,
    "rule" INTEGER,
    "load_from" INTEGER NOT NULL,
    "load_to" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "source_line" BIGINT
);

CREATE TABLE "csae"."suspect" (
    "event_id" UUID NOT NULL,
    "ordinal" SMALLINT NOT NULL,
    "suspect_id" UUID,
    "sex" "csae"."sex_code",
    "age_at_event" SMALLINT,
    "ethnicity" "csae"."ethnicity_code",
    "ethnicity_basis" "csae"."ethnicity_basis_code",
    "nationality_recorded" "csae"."answer_code",
    "relationship" "csae"."relationship_code",
    "peer" "csae"."answer_code",
    "load_from" INTEGER NOT NULL,
    "load_to" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "source_line" BIGINT
);

CREATE TABLE "csae"."outcome" (
    "event_id" UUID NOT NULL,
    "person_id" UUID,
    "tool" "csae"."outcome_tool_code" NOT NULL,
    "domain" "csae"."outcome_domain_code" NOT NULL,
    "stage" "csae"."outcome_stage_code" NOT NULL,
    "taken_on" DATE,
    "score" DOUBLE,
    "load_from" INTEGER NOT NULL,
    "load_to" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "source_line" BIGINT
);

CREATE TABLE "csae"."wait" (
    "event_id" UUID NOT NULL,
    "person_id" UUID,
    "service" "csae"."service_code" NOT NULL,
    "referred_on" DATE,
    "first_offered_on" DATE,
    "started_on" DATE,
    "ended_on" DATE,
    "status" "csae"."wait_status_code" NOT NULL,
    "load_from" INTEGER NOT NULL,
    "load_to" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "source_line" BIGINT
);

CREATE TABLE "csae"."review" (
    "review_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "person_id" UUID,
    "rule" INTEGER,
    "reason" VARCHAR NOT NULL,
    "state" "csae"."review_state_code" NOT NULL,
    "decision" "csae"."review_decision_code",
    "decided_by" VARCHAR,
    "decided_at" TIMESTAMP,
    "load_from" INTEGER NOT NULL,
    "load_to" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "source_line" BIGINT
);

CREATE TABLE "csae"."load" (
    "load_id" INTEGER NOT NULL,
    "feed" VARCHAR NOT NULL,
    "file" VARCHAR NOT NULL,
    "content_hash" VARCHAR,
    "encoding" VARCHAR,
    "delimiter" VARCHAR,
    "quote" VARCHAR,
    "compiled_hash" VARCHAR,
    "as_of" DATE,
    "sequence" INTEGER NOT NULL,
    "kind" "csae"."load_kind_code",
    "scope" VARCHAR,
    "mapping" VARCHAR NOT NULL,
    "mapping_version" VARCHAR,
    "agreement" VARCHAR,
    "clause" VARCHAR,
    "status" "csae"."load_status_code" NOT NULL,
    "reason" VARCHAR,
    "rows_read" BIGINT NOT NULL,
    "rows_mapped" BIGINT NOT NULL,
    "rows_duplicate" BIGINT NOT NULL,
    "rows_excluded" BIGINT NOT NULL,
    "rows_held" BIGINT NOT NULL,
    "events_new" BIGINT NOT NULL,
    "events_changed" BIGINT NOT NULL,
    "events_unchanged" BIGINT NOT NULL,
    "events_closed" BIGINT NOT NULL,
    "events_late" BIGINT NOT NULL,
    "persons_new" BIGINT NOT NULL,
    "persons_changed" BIGINT NOT NULL,
    "persons_unchanged" BIGINT NOT NULL,
    "persons_late" BIGINT NOT NULL,
    "started_at" TIMESTAMP NOT NULL,
    "committed_at" TIMESTAMP NOT NULL
);

CREATE TABLE "csae"."restated" (
    "id" UUID NOT NULL,
    "load_id" INTEGER NOT NULL
);

CREATE TABLE "csae"."quarantine" (
    "load_id" INTEGER NOT NULL,
    "line" BIGINT NOT NULL,
    "kind" "csae"."held_kind_code" NOT NULL,
    "code" VARCHAR NOT NULL,
    "field" VARCHAR,
    "reason" VARCHAR NOT NULL,
    "body" BLOB NOT NULL
);

CREATE TABLE "csae"."stamp" (
    "store_id" UUID NOT NULL,
    "schema_version" INTEGER NOT NULL,
    "synthetic" BOOLEAN NOT NULL,
    "key_check" VARCHAR NOT NULL,
    "created_at" TIMESTAMP NOT NULL
);

CREATE VIEW "csae"."person_now" AS
SELECT
    "person_id",
    "source",
    "sex"::VARCHAR AS "sex",
    "gender_identity"::VARCHAR AS "gender_identity",
    "ethnicity"::VARCHAR AS "ethnicity",
    "ethnicity_group"::VARCHAR AS "ethnicity_group",
    "sexual_orientation"::VARCHAR AS "sexual_orientation",
    "disability"::VARCHAR[] AS "disability",
    "home_area",
    "deprivation_decile",
    "birth_year_month",
    "unlinked_by_source",
    "content_hash",
    "load_from",
    "as_of",
    "source_line"
FROM "csae"."person"
WHERE load_to = 2147483647;

CREATE VIEW "csae"."event_now" AS
SELECT
    "event_id",
    "agency_id",
    "feed",
    "kind"::VARCHAR AS "kind",
    "received_on",
    "occurred_from",
    "occurred_to",
    "started_on",
    "ended_on",
    "referral_source"::VARCHAR AS "referral_source",
    "event_area",
    "place"::VARCHAR AS "place",
    "site",
    "pathway"::VARCHAR AS "pathway",
    "category"::VARCHAR AS "category",
    "category_first"::VARCHAR AS "category_first",
    "offence_code",
    "examination"::VARCHAR AS "examination",
    "referred_at",
    "examined_at",
    "outcome"::VARCHAR AS "outcome",
    "closure_reason"::VARCHAR AS "closure_reason",
    "reported_to_police"::VARCHAR AS "reported_to_police",
    "sessions_offered",
    "sessions_attended",
    "content_hash",
    "load_from",
    "as_of",
    "source_line"
FROM "csae"."event"
WHERE load_to = 2147483647;

CREATE VIEW "csae"."event_person_now" AS
SELECT
    "event_id",
    "person_id",
    "role_in_event"::VARCHAR AS "role_in_event",
    "age_at_event",
    "age_when_occurred",
    "load_from",
    "as_of",
    "source_line"
FROM "csae"."event_person"
WHERE load_to = 2147483647;

CREATE VIEW "csae"."concern_now" AS
SELECT
    "event_id",
    "person_id",
    "ordinal",
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
    "identified_on",
    "ended_on",
    "definition"::VARCHAR AS "definition",
    "basis"::VARCHAR AS "basis",
    "source_reading",
    "rule",
    "under_review",
    "load_from",
    "as_of",
    "source_line"
FROM "csae"."concern"
WHERE load_to = 2147483647;

CREATE VIEW "csae"."factor_now" AS
SELECT
    "event_id",
    "person_id",
    "factor"::VARCHAR AS "factor",
    "code",
    "answer"::VARCHAR AS "answer",
    "noted_on",
    "rule",
    "load_from",
    "as_of",
    "source_line"
FROM "csae"."factor"
WHERE load_to = 2147483647;

CREATE VIEW "csae"."suspect_now" AS
SELECT
    "event_id",
    "ordinal",
    "suspect_id",
    "sex"::VARCHAR AS "sex",
    "age_at_event",
    "ethnicity"::VARCHAR AS "ethnicity",
    "ethnicity_basis"::VARCHAR AS "ethnicity_basis",
    "nationality_recorded"::VARCHAR AS "nationality_recorded",
    "relationship"::VARCHAR AS "relationship",
    "peer"::VARCHAR AS "peer",
    "load_from",
    "as_of",
    "source_line"
FROM "csae"."suspect"
WHERE load_to = 2147483647;

CREATE VIEW "csae"."outcome_now" AS
SELECT
    "event_id",
    "person_id",
    "tool"::VARCHAR AS "tool",
    "domain"::VARCHAR AS "domain",
    "stage"::VARCHAR AS "stage",
    "taken_on",
    "score",
    "load_from",
    "as_of",
    "source_line"
FROM "csae"."outcome"
WHERE load_to = 2147483647;

CREATE VIEW "csae"."wait_now" AS
SELECT
    "event_id",
    "person_id",
    "service"::VARCHAR AS "service",
    "referred_on",
    "first_offered_on",
    "started_on",
    "ended_on",
    "status"::VARCHAR AS "status",
    "load_from",
    "as_of",
    "source_line"
FROM "csae"."wait"
WHERE load_to = 2147483647;

CREATE VIEW "csae"."review_now" AS
SELECT
    "review_id",
    "event_id",
    "person_id",
    "rule",
    "reason",
    "state"::VARCHAR AS "state",
    "decision"::VARCHAR AS "decision",
    "decided_by",
    "decided_at",
    "load_from",
    "as_of",
    "source_line"
FROM "csae"."review"
WHERE load_to = 2147483647;

-- One row per current event: what its agency recorded about each harm, the surest answer first.
-- In:  concern_now, event_now. Out: event_flags.
-- Concerns under review are left out; an event without a word about a harm says not_recorded, never no.
CREATE VIEW csae.event_flags AS
WITH answer AS (
    SELECT
        event_id,
        harm,
        max(CASE
            WHEN status IN ('confirmed', 'suspected') THEN 4
            WHEN status = 'at_risk' THEN 3
            WHEN status = 'ruled_out' THEN 2
            WHEN status = 'unknown' THEN 1
            ELSE 0
        END) AS surest
    FROM csae.concern_now
    WHERE NOT under_review
    GROUP BY event_id, harm
),

surest AS (
    -- Exploitation is a form of abuse: an answer of yes or at risk about it is one about abuse too; a no is not.
    SELECT
        event_id,
        max(surest) FILTER (WHERE harm = 'csa' OR (harm = 'cse' AND surest >= 3)) AS csa,
        max(surest) FILTER (WHERE harm = 'cse') AS cse,
        max(surest) FILTER (WHERE harm = 'hsb') AS hsb
    FROM answer
    GROUP BY event_id
)

SELECT
    event.event_id,
    event.agency_id,
    event.feed,
    event.kind,
    event.received_on,
    event.event_area,
    ['not_recorded', 'unknown', 'no', 'at_risk', 'yes'][coalesce(surest.csa, 0) + 1] AS csa,
    ['not_recorded', 'unknown', 'no', 'at_risk', 'yes'][coalesce(surest.cse, 0) + 1] AS cse,
    ['not_recorded', 'unknown', 'no', 'at_risk', 'yes'][coalesce(surest.hsb, 0) + 1] AS hsb
FROM csae.event_now AS event
LEFT JOIN surest ON surest.event_id = event.event_id;

INSERT INTO csae.agency VALUES ('northshire-police', 'Northshire Police', 'police', 'E10000990'), ('eastmoor', 'Eastmoor Council', 'social_care', NULL);
INSERT INTO csae.area VALUES ('E06000991', 'Eastmoor', 'council');
INSERT INTO csae.population VALUES ('E06000991', 2025, 'all', 14, 1200);
INSERT INTO csae.rule VALUES (1, 'northshire-police/crime', '1.0.0', 'csa/flag'), (2, 'northshire-police/crime', '1.0.0', 'cse/flag');
INSERT INTO csae.series_break VALUES ('northshire-police/crime', '1.0.0', 'cse', DATE '2025-04-01', NULL, 'The flag was renamed.');
INSERT INTO csae.person BY NAME SELECT * FROM (VALUES
    (UUID '00000000-0000-0000-0000-0000000000a1', 'northshire-police/crime', 'female', ['learning', 'hearing'], 'E06000991', 4, false, 11::UHUGEINT, 1, 2, DATE '2026-01-31', 2),
    (UUID '00000000-0000-0000-0000-0000000000a1', 'northshire-police/crime', 'male', NULL, 'E06000991', 4, false, 12::UHUGEINT, 2, 2147483647, DATE '2026-02-28', 2),
    (UUID '00000000-0000-0000-0000-0000000000a2', 'northshire-police/crime', NULL, [], NULL, NULL, true, 340282366920938463463374607431768211455::UHUGEINT, 1, 2147483647, DATE '2026-01-31', 3))
    AS t(person_id, source, sex, disability, home_area, deprivation_decile, unlinked_by_source, content_hash, load_from, load_to, as_of, source_line);
INSERT INTO csae.person_link VALUES ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-0000000000a1', 1.0, 'exact-1'), ('00000000-0000-0000-0000-0000000000a2', '00000000-0000-0000-0000-0000000000a2', 1.0, 'exact-1');
INSERT INTO csae.event BY NAME SELECT * FROM (VALUES
    (UUID '00000000-0000-0000-0000-0000000000e1', 'northshire-police', 'northshire-police/crime', 'crime_report', DATE '2025-06-03', 'online', '071/02', TIMESTAMP '2025-06-03 10:00:00', 21::UHUGEINT, 1, 2147483647, DATE '2026-01-31', 2),
    (UUID '00000000-0000-0000-0000-0000000000e2', 'northshire-police', 'northshire-police/crime', 'crime_report', DATE '2025-07-01', NULL, NULL, NULL, 22::UHUGEINT, 1, 2, DATE '2026-01-31', 3))
    AS t(event_id, agency_id, feed, kind, received_on, place, offence_code, referred_at, content_hash, load_from, load_to, as_of, source_line);
INSERT INTO csae.event_person VALUES ('00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000a1', 'subject', 14, 13, 1, 2147483647, DATE '2026-01-31', 2), ('00000000-0000-0000-0000-0000000000e2', '00000000-0000-0000-0000-0000000000a2', 'other', NULL, NULL, 1, 2, DATE '2026-01-31', 3);
INSERT INTO csae.concern BY NAME SELECT * FROM (VALUES
    (UUID '00000000-0000-0000-0000-0000000000e1', UUID '00000000-0000-0000-0000-0000000000a1', 1, 'csa', 'suspected', 'undifferentiated', ['online', 'peer'], 'recorded', 'csa flag', 1, false, 1, 2147483647, DATE '2026-01-31', 2),
    (UUID '00000000-0000-0000-0000-0000000000e2', NULL, 1, 'cse', 'confirmed', 'exact', NULL, 'derived', NULL, 2, true, 1, 2, DATE '2026-01-31', 3))
    AS t(event_id, person_id, ordinal, harm, status, precision, settings, basis, source_reading, rule, under_review, load_from, load_to, as_of, source_line);
INSERT INTO csae.factor VALUES ('00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000a1', 'missing', '19B', 'yes', DATE '2025-06-04', 1, 1, 2147483647, DATE '2026-01-31', 2);
INSERT INTO csae.suspect VALUES ('00000000-0000-0000-0000-0000000000e1', 1, NULL, 'male', 41, 'not_stated', 'observed', 'unknown', 'stranger', 'no', 1, 2147483647, DATE '2026-01-31', 2);
INSERT INTO csae.outcome VALUES ('00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000a1', 'sdq', 'total', 'start', DATE '2025-09-01', 17.5, 1, 2147483647, DATE '2026-01-31', 2);
INSERT INTO csae.wait VALUES ('00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000a1', 'counselling', DATE '2025-06-10', NULL, NULL, NULL, 'waiting', 1, 2147483647, DATE '2026-01-31', 2);
INSERT INTO csae.review VALUES ('00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-0000000000e2', '00000000-0000-0000-0000-0000000000a2', 2, 'MAP344', 'open', NULL, NULL, NULL, 1, 2, DATE '2026-01-31', 3);
INSERT INTO csae.load BY NAME SELECT * FROM (VALUES
    (1, 'northshire-police/crime', 'NSP_CRIME_2026-01-31.csv', repeat('a', 64), DATE '2026-01-31', 0, 'changes', 'northshire-police/crime', '1.0.0', 'loaded', NULL, 3, 2, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0, 0, 0, TIMESTAMP '2026-02-01 01:00:00', TIMESTAMP '2026-02-01 01:00:01'),
    (2, 'northshire-police/crime', 'NSP_CRIME_2026-02-28.csv', repeat('b', 64), DATE '2026-02-28', 0, 'snapshot', 'northshire-police/crime', '1.0.0', 'loaded', NULL, 1, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 0, TIMESTAMP '2026-03-01 01:00:00', TIMESTAMP '2026-03-01 01:00:01'),
    (3, 'eastmoor/cin-assessments', 'CIN_2026-03-31.xml', NULL, NULL, 0, NULL, 'eastmoor/cin-assessments', NULL, 'refused', 'AGR611', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, TIMESTAMP '2026-04-01 01:00:00', TIMESTAMP '2026-04-01 01:00:01'))
    AS t(load_id, feed, file, content_hash, as_of, sequence, kind, mapping, mapping_version, status, reason, rows_read, rows_mapped, rows_duplicate, rows_excluded, rows_held,
        events_new, events_changed, events_unchanged, events_closed, events_late, persons_new, persons_changed, persons_unchanged, persons_late, started_at, committed_at);
INSERT INTO csae.restated VALUES ('00000000-0000-0000-0000-0000000000a1', 2);
INSERT INTO csae.quarantine VALUES (1, 9, 'value', 'MAP331', 'cse_flag', 'a word that the lexicon does not know', unhex('000102030405060708090a0b27701ed523588eb3ee9cafe41c513b44721d99080f33db6622e19d45f5c4ba5e62921583079259'));
INSERT INTO csae.stamp VALUES ('00000000-0000-0000-0000-00000000005e', 2, true, '38a0c872049cb2369fb29297b8278d012095ce37a49e9b9f7522751a535d5839', TIMESTAMP '2026-02-01 00:00:00');
