-- exampleshire/referrals 1.0.0: once before the first slice
CREATE TYPE mapped.main.answer_code AS ENUM ('yes', 'no', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.basis_code AS ENUM ('recorded', 'derived', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.closure_reason_code AS ENUM ('planned', 'unplanned', 'declined', 'moved', 'referred_on', 'transferred', 'adult_services', 'adopted', 'child_arrangements', 'special_guardianship', 'died', 'no_further_action', 'early_help', 'other', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.contact_code AS ENUM ('contact', 'non_contact', 'both', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.definition_code AS ENUM ('csa_wt', 'cse_dfe_2017', 'cse_2009', 'hsb_hackett', 'local', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.disability_code AS ENUM ('none', 'mobility', 'hand_function', 'personal_care', 'incontinence', 'communication', 'learning', 'hearing', 'vision', 'behaviour', 'consciousness', 'autism', 'mental_health', 'physical', 'other', 'present', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.ethnicity_code AS ENUM ('white_british', 'white_irish', 'white_traveller', 'white_other', 'mixed_white_black_caribbean', 'mixed_white_black_african', 'mixed_white_asian', 'mixed_other', 'asian_indian', 'asian_pakistani', 'asian_bangladeshi', 'asian_chinese', 'asian_other', 'black_african', 'black_caribbean', 'black_other', 'other_arab', 'other_any', 'not_stated', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.ethnicity_basis_code AS ENUM ('self_defined', 'observed', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.ethnicity_group_code AS ENUM ('white', 'mixed', 'asian', 'black', 'other', 'not_stated', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.event_kind_code AS ENUM ('crime_report', 'incident_report', 'referral', 'assessment', 'enquiry', 'conference', 'protection_plan', 'plan', 'looked_after_episode', 'flag', 'panel', 'attendance', 'examination', 'support_episode', 'school_record', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.event_outcome_code AS ENUM ('charged', 'caution', 'out_of_court', 'taken_into_consideration', 'prosecution_prevented', 'evidential_victim_supports', 'evidential_victim_does_not_support', 'no_suspect', 'not_in_public_interest', 'diversion', 'transferred', 'open', 'no_further_action', 'child_in_need', 'enquiry', 'protection_plan', 'early_help', 'accepted', 'not_accepted', 'other', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.examination_code AS ENUM ('done', 'declined', 'not_indicated', 'not_offered', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.factor_code AS ENUM ('missing', 'looked_after', 'cp_plan', 'learning_disability', 'physical_disability', 'mental_health', 'self_harm', 'domestic_abuse', 'alcohol', 'drugs', 'gang', 'trafficking', 'criminal_exploitation', 'uasc', 'not_in_school', 'pupil_referral_unit', 'prior_arrest', 'carer', 'privately_fostered', 'bereavement', 'homeless', 'unacceptable_behaviour', 'neglect', 'emotional_abuse', 'physical_abuse', 'physical_abuse_by_child', 'physical_abuse_by_adult', 'sexual_abuse', 'sexual_abuse_by_child', 'sexual_abuse_by_adult', 'sexual_exploitation', 'fgm', 'faith_abuse', 'other', 'none_identified', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.flag_state_code AS ENUM ('active', 'closed', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.gender_identity_code AS ENUM ('female', 'male', 'trans_female', 'trans_male', 'non_binary', 'other', 'not_stated', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.harm_code AS ENUM ('csa', 'cse', 'hsb', 'unspecified', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.nhs_number_status_code AS ENUM ('verified', 'not_traced', 'trace_required', 'trace_failed', 'trace_unresolved', 'trace_in_progress', 'not_present', 'trace_postponed', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.outcome_domain_code AS ENUM ('total', 'safety', 'health', 'coping', 'relationships', 'justice', 'future', 'goal', 'other', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.outcome_stage_code AS ENUM ('start', 'review', 'end', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.outcome_tool_code AS ENUM ('sdq', 'core_10', 'yp_core', 'tscc', 'cries_8', 'cries_13', 'rcads', 'phq_9', 'gad_7', 'outcomes_star', 'gbo', 'distance_travelled', 'aim3', 'other', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.pathway_code AS ENUM ('examination_only', 'examination_and_follow_up', 'follow_up_only', 'advice', 'acute', 'non_recent', 'counselling', 'therapy', 'isva', 'chisva', 'group', 'family', 'helpline', 'hsb', 'other', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.place_code AS ENUM ('own_home', 'suspect_home', 'other_home', 'school', 'care_setting', 'health_setting', 'faith_setting', 'leisure', 'business', 'vehicle', 'public_place', 'custody', 'online', 'other', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.plan_category_code AS ENUM ('neglect', 'physical', 'sexual', 'emotional', 'multiple', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.precision_code AS ENUM ('exact', 'undifferentiated', 'inferred', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.recency_code AS ENUM ('current', 'non_recent', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.referral_source_code AS ENUM ('family', 'acquaintance', 'self', 'other_individual', 'school', 'education_service', 'gp', 'health_visitor', 'school_nurse', 'primary_health', 'emergency_department', 'mental_health', 'other_health', 'housing', 'social_care', 'council', 'other_council', 'early_help', 'police', 'legal', 'sarc', 'voluntary', 'anonymous', 'other', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.relationship_code AS ENUM ('parent', 'step_parent', 'sibling', 'relative', 'carer', 'family_friend', 'partner', 'former_partner', 'peer', 'acquaintance', 'position_of_trust', 'online_contact', 'stranger', 'other', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.reported_to_police_code AS ENUM ('yes', 'no', 'considering', 'anonymous', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.review_decision_code AS ENUM ('accept', 'change', 'reject', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.review_state_code AS ENUM ('open', 'decided', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.risk_level_code AS ENUM ('low', 'medium', 'high', 'none_identified', 'not_assessed', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.role_code AS ENUM ('experienced', 'displayed', 'both', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.role_in_event_code AS ENUM ('subject', 'other', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.scale_level_code AS ENUM ('normal', 'inappropriate', 'problematic', 'abusive', 'violent', 'green', 'amber', 'red', 'category_1', 'category_2', 'category_3', 'category_a', 'category_b', 'category_c', 'emerging', 'standard', 'low', 'moderate', 'medium', 'significant', 'high', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.service_code AS ENUM ('isva', 'chisva', 'counselling', 'therapy', 'group', 'family', 'helpline', 'hsb', 'mental_health', 'other', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.setting_code AS ENUM ('intrafamilial', 'extrafamilial', 'peer', 'group', 'gang', 'online', 'institution', 'acquaintance', 'stranger', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.sex_code AS ENUM ('female', 'male', 'other', 'not_stated', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.sexual_orientation_code AS ENUM ('heterosexual', 'gay_or_lesbian', 'bisexual', 'other', 'not_stated', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.status_code AS ENUM ('confirmed', 'suspected', 'at_risk', 'ruled_out', 'unknown', 'not_recorded');
CREATE TYPE mapped.main.wait_status_code AS ENUM ('waiting', 'in_service', 'closed', 'not_accepted', 'unknown', 'not_recorded');
CREATE OR REPLACE TABLE mapped.main.delivery (feed VARCHAR, as_of DATE);
CREATE OR REPLACE TABLE mapped.main.fate (fate SMALLINT, clause VARCHAR, code VARCHAR, field VARCHAR, reason VARCHAR);
INSERT INTO mapped.main.fate VALUES
  (1, NULL, 'MAP332', 'born', 'a date in none of the formats'),
  (2, NULL, 'MAP337', 'born', 'a date that two formats read differently'),
  (3, NULL, 'MAP336', 'born', 'a date before 1900 or after the delivery'),
  (4, NULL, 'MAP338', 'born', 'a time in the hour that the clocks skip'),
  (5, NULL, 'MAP332', 'received', 'a date in none of the formats'),
  (6, NULL, 'MAP337', 'received', 'a date that two formats read differently'),
  (7, NULL, 'MAP336', 'received', 'a date before 1900 or after the delivery'),
  (8, NULL, 'MAP338', 'received', 'a time in the hour that the clocks skip'),
  (9, NULL, 'MAP333', 'age', 'not a number'),
  (10, NULL, 'MAP339', 'age', 'a number outside the range'),
  (11, NULL, 'MAP331', 'flag', 'words that the lexicon does not know'),
  (12, NULL, 'MAP336', 'flag', 'a date before 1900 or after the delivery'),
  (13, NULL, 'MAP330', 'asked', 'a spelling that the value list does not know');
CREATE OR REPLACE TABLE mapped.main.rule (rule INTEGER, name VARCHAR);
INSERT INTO mapped.main.rule VALUES
  (1, 'cse/flag'),
  (2, 'cse/asked'),
  (3, 'csa/also-flag'),
  (4, 'hsb/also-flag'),
  (5, 'unspecified/also-flag');
CREATE OR REPLACE TABLE mapped.main.reading (part INTEGER, harm VARCHAR, status mapped.main.status_code, precision mapped.main.precision_code, role mapped.main.role_code, recency mapped.main.recency_code, flag_state mapped.main.flag_state_code, risk_level mapped.main.risk_level_code, settings mapped.main.setting_code[], started_on DATE, bare BOOLEAN, review VARCHAR, reading VARCHAR);
INSERT INTO mapped.main.reading (part) VALUES (0);
CREATE OR REPLACE TABLE mapped.main."row" (
  "_line" BIGINT,
  "_digest" UHUGEINT,
  "_fate" SMALLINT,
  "_event" UUID,
  "_person" UUID,
  "_unlinked" BOOLEAN,
  "_age" SMALLINT,
  "_rule_cse" SMALLINT,
  "_rule_csa" SMALLINT,
  "_rule_hsb" SMALLINT,
  "_rule_unspecified" SMALLINT,
  "_part_cse" INTEGER,
  "_part_csa" INTEGER,
  "_part_hsb" INTEGER,
  "_part_unspecified" INTEGER,
  "born" DATE,
  "received" DATE
);

-- exampleshire/referrals 1.0.0: for each slice of staged rows
-- born: dd/MM/yyyy
CREATE OR REPLACE TABLE stage.main."read_born" AS
SELECT *,
  CAST(year(value) * 10000 + month(value) * 100 + day(value) AS INTEGER) AS "day"
FROM (
SELECT cell, CASE WHEN issue IS NULL THEN value END AS value, issue, CAST(CASE issue WHEN 'MAP332' THEN 1 WHEN 'MAP337' THEN 2 WHEN 'MAP336' THEN 3 WHEN 'MAP338' THEN 4 END AS SMALLINT) AS fate FROM (
WITH tried AS (
  SELECT cell,
    format_1: CASE WHEN regexp_full_match(normal, '([0-9]{2})/([0-9]{2})/([0-9]{4})') THEN TRY_CAST(regexp_extract(normal, '([0-9]{2})/([0-9]{2})/([0-9]{4})', 3) || '-' || regexp_extract(normal, '([0-9]{2})/([0-9]{2})/([0-9]{4})', 2) || '-' || regexp_extract(normal, '([0-9]{2})/([0-9]{2})/([0-9]{4})', 1) AS DATE) END
  FROM stage.main."cell_born"
), chosen AS (
  SELECT *, format_1 AS value
  FROM tried
)
  SELECT cell, value AS value, CASE
    WHEN value IS NULL THEN 'MAP332'
    WHEN CAST(value AS DATE) NOT BETWEEN DATE '1900-01-01' AND as_of + 1 THEN 'MAP336' END AS issue
  FROM chosen, mapped.main.delivery
)
UNION ALL SELECT 0, NULL, NULL, NULL
);
-- received: dd/MM/yyyy, dd-MMM-yy
CREATE OR REPLACE TABLE stage.main."read_received" AS
SELECT *,
  CAST(year(value) * 10000 + month(value) * 100 + day(value) AS INTEGER) AS "day"
FROM (
SELECT cell, CASE WHEN issue IS NULL THEN value END AS value, issue, CAST(CASE issue WHEN 'MAP332' THEN 5 WHEN 'MAP337' THEN 6 WHEN 'MAP336' THEN 7 WHEN 'MAP338' THEN 8 END AS SMALLINT) AS fate FROM (
WITH tried AS (
  SELECT cell,
    format_1: CASE WHEN regexp_full_match(normal, '([0-9]{2})/([0-9]{2})/([0-9]{4})') THEN TRY_CAST(regexp_extract(normal, '([0-9]{2})/([0-9]{2})/([0-9]{4})', 3) || '-' || regexp_extract(normal, '([0-9]{2})/([0-9]{2})/([0-9]{4})', 2) || '-' || regexp_extract(normal, '([0-9]{2})/([0-9]{2})/([0-9]{4})', 1) AS DATE) END,
    format_2: CASE WHEN regexp_full_match(normal, '([0-9]{2})-(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)-([0-9]{2})') THEN TRY_CAST('20' || regexp_extract(normal, '([0-9]{2})-(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)-([0-9]{2})', 3) || '-' || list_position(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'], left(regexp_extract(normal, '([0-9]{2})-(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)-([0-9]{2})', 2), 3)) || '-' || regexp_extract(normal, '([0-9]{2})-(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)-([0-9]{2})', 1) AS DATE) END
  FROM stage.main."cell_received"
), chosen AS (
  SELECT *, least(format_1, format_2) AS value
  FROM tried
)
  SELECT cell, value AS value, CASE
    WHEN value IS NULL THEN 'MAP332'
    WHEN least(format_1, format_2) <> greatest(format_1, format_2) THEN 'MAP337'
    WHEN CAST(value AS DATE) NOT BETWEEN DATE '1900-01-01' AND as_of + 1 THEN 'MAP336' END AS issue
  FROM chosen, mapped.main.delivery
)
UNION ALL SELECT 0, NULL, NULL, NULL
);
-- age: 0..25
CREATE OR REPLACE TABLE stage.main."read_age" AS
SELECT cell, CASE WHEN issue IS NULL THEN value END AS value, issue, CAST(CASE issue WHEN 'MAP333' THEN 9 WHEN 'MAP339' THEN 10 END AS SMALLINT) AS fate FROM (
  SELECT cell, CASE WHEN number BETWEEN 0 AND 25 THEN CAST(number AS SMALLINT) END AS value,
    CASE WHEN number IS NULL THEN 'MAP333' WHEN value IS NULL THEN 'MAP339' END AS issue
  FROM (SELECT cell, CASE WHEN regexp_full_match(normal, '[+-]?[0-9]{1,9}(?:\.0+)?') THEN CAST(TRY_CAST(normal AS DOUBLE) AS INTEGER) END AS number FROM stage.main."cell_age")
)
UNION ALL SELECT 0, NULL, NULL, NULL;
-- flag: flag about cse, read by the lexicon of social-care
CREATE OR REPLACE TABLE stage.main."read_flag" AS
SELECT cell, any_value(issue) AS issue, any_value(fate) AS fate,
  any_value(CASE WHEN status NOT IN ('not_recorded', 'ruled_out') THEN part END) FILTER (harm = 'csa') AS csa_part,
  any_value(CASE WHEN status NOT IN ('not_recorded', 'ruled_out') THEN part END) FILTER (harm = 'cse') AS cse_part,
  any_value(status) FILTER (harm = 'cse') AS cse_status,
  any_value(CASE WHEN status NOT IN ('not_recorded', 'ruled_out') THEN part END) FILTER (harm = 'hsb') AS hsb_part,
  any_value(CASE WHEN status NOT IN ('not_recorded', 'ruled_out') THEN part END) FILTER (harm = 'unspecified') AS unspecified_part
FROM (
  SELECT *, CAST(CASE issue WHEN 'MAP331' THEN 11 WHEN 'MAP336' THEN 12 END AS SMALLINT) AS fate
  FROM (
    SELECT *, CASE WHEN NOT understood THEN 'MAP331' WHEN started_on NOT BETWEEN DATE '1900-01-01' AND as_of + 1 THEN 'MAP336' END AS issue
    FROM stage.main."flag_flag" LEFT JOIN mapped.main.reading USING (part), mapped.main.delivery
  )
  UNION ALL BY NAME SELECT 0 AS cell
)
GROUP BY cell;
-- asked: 3 spellings of 2 values
CREATE OR REPLACE TABLE stage.main."read_asked" AS
SELECT *,
  CAST(value = 'yes' AS BOOLEAN) AS "test_1"
FROM (
SELECT cell, CASE WHEN issue IS NULL THEN value END AS value, issue, CAST(CASE issue WHEN 'MAP330' THEN 13 END AS SMALLINT) AS fate FROM (
  SELECT cell, nullif(list.value, 'not_recorded') AS value, CASE WHEN list.value IS NULL THEN 'MAP330' END AS issue
  FROM stage.main."cell_asked" LEFT JOIN (VALUES
    ('n', 'no'),
    ('1', 'yes'),
    ('y', 'yes')
  ) AS list(normal, value) USING (normal)
)
UNION ALL SELECT 0, NULL, NULL, NULL
);
INSERT INTO mapped.main."row"
WITH cell AS (
  SELECT _row.line AS _line,
    _row.digest AS _digest,
    _row."ref",
    _row."client",
    "born".value AS "born",
    "born"."day" AS "born__day",
    "born".fate AS "born__fate",
    "received".value AS "received",
    "received"."day" AS "received__day",
    "received".fate AS "received__fate",
    "age".value AS "age",
    "age".fate AS "age__fate",
    "flag".csa_part AS "flag__csa_part",
    "flag".cse_part AS "flag__cse_part",
    "flag".cse_status AS "flag__cse_status",
    "flag".hsb_part AS "flag__hsb_part",
    "flag".unspecified_part AS "flag__unspecified_part",
    "flag".fate AS "flag__fate",
    "asked".value AS "asked",
    "asked"."test_1" AS "asked__test_1",
    "asked".fate AS "asked__fate"
  FROM stage.main."row" AS _row
  JOIN stage.main."read_born" AS "born" ON "born".cell = coalesce(_row."born", 0)
  JOIN stage.main."read_received" AS "received" ON "received".cell = coalesce(_row."received", 0)
  JOIN stage.main."read_age" AS "age" ON "age".cell = coalesce(_row."age", 0)
  JOIN stage.main."read_flag" AS "flag" ON "flag".cell = coalesce(_row."flag", 0)
  JOIN stage.main."read_asked" AS "asked" ON "asked".cell = coalesce(_row."asked", 0)
), typed AS (
  SELECT *, CAST(CASE WHEN (("received__day" - "born__day") // 10000) BETWEEN 0 AND 120 THEN (("received__day" - "born__day") // 10000) END AS SMALLINT) AS _age, coalesce("born__fate", "received__fate", "age__fate", "flag__fate", "asked__fate", NULL) AS _fault FROM cell
), ruled AS (
  SELECT *,
    CAST(CASE WHEN ("flag__cse_status" <> 'not_recorded' AND "flag__cse_part" IS NOT NULL) THEN 1 WHEN ("asked__test_1" AND "age" < 18) THEN 2 END AS SMALLINT) AS _rule_cse,
    CAST(CASE WHEN "flag__csa_part" IS NOT NULL THEN 3 END AS SMALLINT) AS _rule_csa,
    CAST(CASE WHEN "flag__hsb_part" IS NOT NULL THEN 4 END AS SMALLINT) AS _rule_hsb,
    CAST(CASE WHEN "flag__unspecified_part" IS NOT NULL THEN 5 END AS SMALLINT) AS _rule_unspecified
  FROM typed
)
SELECT
  _line AS "_line",
  _digest AS "_digest",
  CAST(coalesce(_fault, 0) AS SMALLINT) AS "_fate",
  "ref" AS "_event",
  CASE WHEN "client" IS NOT NULL THEN "client" WHEN "born" IS NOT NULL THEN CAST(md5(CAST("ref" AS VARCHAR) || '|person|1') AS UUID) END AS "_person",
  "client" IS NULL AS "_unlinked",
  _age AS "_age",
  _rule_cse AS "_rule_cse",
  _rule_csa AS "_rule_csa",
  _rule_hsb AS "_rule_hsb",
  _rule_unspecified AS "_rule_unspecified",
  CASE _rule_cse WHEN 1 THEN "flag__cse_part" END AS "_part_cse",
  CASE _rule_csa WHEN 3 THEN "flag__csa_part" END AS "_part_csa",
  CASE _rule_hsb WHEN 4 THEN "flag__hsb_part" END AS "_part_hsb",
  CASE _rule_unspecified WHEN 5 THEN "flag__unspecified_part" END AS "_part_unspecified",
  "born" AS "born",
  "received" AS "received"
FROM ruled;

-- exampleshire/referrals 1.0.0: once after the last slice
-- persons: the last row of the delivery that says something counts, column by column
CREATE OR REPLACE TABLE mapped.main.person_head AS
SELECT person_id, bool_and(unlinked) AS unlinked_by_source, max(line) AS source_line,
  arg_max("born", line) AS "born"
FROM (
  SELECT r._person AS person_id, r._unlinked AS unlinked, r._line AS line, r."born" AS "born"
  FROM mapped.main."row" AS r WHERE r._fate = 0 AND r._person IS NOT NULL
)
GROUP BY person_id;
CREATE OR REPLACE VIEW mapped.main.event AS
SELECT
  r._event AS "event_id",
  'exampleshire' AS "agency_id",
  delivery.feed AS "feed",
  'referral'::mapped.main.event_kind_code AS "kind",
  r."received" AS "received_on",
  NULL::DATE AS "occurred_from",
  NULL::DATE AS "occurred_to",
  NULL::DATE AS "started_on",
  NULL::DATE AS "ended_on",
  NULL::mapped.main.referral_source_code AS "referral_source",
  NULL::VARCHAR AS "event_area",
  NULL::mapped.main.place_code AS "place",
  NULL::VARCHAR AS "site",
  NULL::mapped.main.pathway_code AS "pathway",
  NULL::mapped.main.plan_category_code AS "category",
  NULL::mapped.main.plan_category_code AS "category_first",
  NULL::VARCHAR AS "offence_code",
  NULL::mapped.main.examination_code AS "examination",
  NULL::TIMESTAMP AS "referred_at",
  NULL::TIMESTAMP AS "examined_at",
  NULL::mapped.main.event_outcome_code AS "outcome",
  NULL::mapped.main.closure_reason_code AS "closure_reason",
  NULL::mapped.main.reported_to_police_code AS "reported_to_police",
  NULL::SMALLINT AS "sessions_offered",
  NULL::SMALLINT AS "sessions_attended",
  r._digest AS "content_hash",
  r._line AS source_line
FROM mapped.main."row" AS r, mapped.main.delivery AS delivery
WHERE r._fate = 0;
CREATE OR REPLACE VIEW mapped.main.person AS
SELECT
  person_id AS "person_id",
  feed AS "source",
  NULL::mapped.main.sex_code AS "sex",
  NULL::mapped.main.gender_identity_code AS "gender_identity",
  NULL::mapped.main.ethnicity_code AS "ethnicity",
  NULL::mapped.main.ethnicity_group_code AS "ethnicity_group",
  NULL::mapped.main.sexual_orientation_code AS "sexual_orientation",
  NULL::mapped.main.disability_code[] AS "disability",
  NULL::VARCHAR AS "home_area",
  NULL::UTINYINT AS "deprivation_decile",
  NULL::VARCHAR AS "birth_year_month",
  unlinked_by_source AS "unlinked_by_source",
  md5_number(concat_ws('|', CAST(unlinked_by_source AS VARCHAR))) AS "content_hash",
  source_line
FROM mapped.main.person_head, mapped.main.delivery;
CREATE OR REPLACE VIEW mapped.main.vault_person AS
SELECT
  person_id AS "person_id",
  feed AS "source",
  NULL::VARCHAR AS "nhs_number",
  NULL::mapped.main.nhs_number_status_code AS "nhs_number_status",
  NULL::VARCHAR AS "upn",
  NULL::VARCHAR AS "family_name",
  NULL::VARCHAR AS "given_name",
  "born" AS "born",
  NULL::mapped.main.sex_code AS "sex",
  NULL::VARCHAR AS "postcode"
FROM mapped.main.person_head, mapped.main.delivery;
CREATE OR REPLACE VIEW mapped.main.renumbering AS
SELECT feed AS source, previous_id, arg_max(person_id, line) AS person_id, max(line) AS source_line
FROM (SELECT CAST(NULL AS UUID) AS previous_id, CAST(NULL AS UUID) AS person_id, CAST(NULL AS BIGINT) AS line), mapped.main.delivery
WHERE previous_id IS NOT NULL
GROUP BY ALL;
CREATE OR REPLACE VIEW mapped.main."factor" AS
SELECT NULL::UUID AS "event_id", NULL::UUID AS "person_id", NULL::mapped.main.factor_code AS "factor", NULL::VARCHAR AS "code", NULL::mapped.main.answer_code AS "answer", NULL::DATE AS "noted_on", NULL::INTEGER AS "rule", CAST(NULL AS BIGINT) AS source_line WHERE FALSE;
CREATE OR REPLACE VIEW mapped.main."suspect" AS
SELECT NULL::UUID AS "event_id", NULL::SMALLINT AS "ordinal", NULL::UUID AS "suspect_id", NULL::mapped.main.sex_code AS "sex", NULL::SMALLINT AS "age_at_event", NULL::mapped.main.ethnicity_code AS "ethnicity", NULL::mapped.main.ethnicity_basis_code AS "ethnicity_basis", NULL::mapped.main.answer_code AS "nationality_recorded", NULL::mapped.main.relationship_code AS "relationship", NULL::mapped.main.answer_code AS "peer", CAST(NULL AS BIGINT) AS source_line WHERE FALSE;
CREATE OR REPLACE VIEW mapped.main."wait" AS
SELECT NULL::UUID AS "event_id", NULL::UUID AS "person_id", NULL::mapped.main.service_code AS "service", NULL::DATE AS "referred_on", NULL::DATE AS "first_offered_on", NULL::DATE AS "started_on", NULL::DATE AS "ended_on", NULL::mapped.main.wait_status_code AS "status", CAST(NULL AS BIGINT) AS source_line WHERE FALSE;
CREATE OR REPLACE VIEW mapped.main."outcome" AS
SELECT NULL::UUID AS "event_id", NULL::UUID AS "person_id", NULL::mapped.main.outcome_tool_code AS "tool", NULL::mapped.main.outcome_domain_code AS "domain", NULL::mapped.main.outcome_stage_code AS "stage", NULL::DATE AS "taken_on", NULL::DOUBLE AS "score", CAST(NULL AS BIGINT) AS source_line WHERE FALSE;
CREATE OR REPLACE VIEW mapped.main."event_person" AS
SELECT
  r._event AS event_id,
  r._person AS person_id,
  'subject'::mapped.main.role_in_event_code AS role_in_event,
  r._age AS age_at_event,
  NULL::SMALLINT AS age_when_occurred,
  r._line AS source_line
FROM mapped.main."row" AS r
WHERE r._fate = 0 AND r._person IS NOT NULL;
CREATE OR REPLACE VIEW mapped.main."concern" AS
SELECT
  r._event AS "event_id",
  r._person AS "person_id",
  1::SMALLINT AS "ordinal",
  'cse'::mapped.main.harm_code AS "harm",
  CASE WHEN r._rule_cse IN (2) THEN 'suspected'::mapped.main.status_code ELSE f.status END AS "status",
  CASE WHEN r._rule_cse IN (2) THEN 'exact'::mapped.main.precision_code ELSE f.precision END AS "precision",
  CASE WHEN r._rule_cse IN (2) THEN 'experienced'::mapped.main.role_code ELSE f.role END AS "role",
  CASE WHEN r._rule_cse IN (2) THEN 'not_recorded'::mapped.main.recency_code ELSE f.recency END AS "recency",
  CASE WHEN r._rule_cse IN (2) THEN 'not_recorded'::mapped.main.flag_state_code ELSE f.flag_state END AS "flag_state",
  CASE WHEN r._rule_cse IN (2) THEN 'not_recorded'::mapped.main.risk_level_code ELSE f.risk_level END AS "risk_level",
  NULL::mapped.main.scale_level_code AS "scale_level",
  CASE WHEN r._rule_cse IN (2) THEN []::mapped.main.setting_code[] ELSE f.settings END AS "settings",
  NULL::mapped.main.contact_code AS "contact",
  CASE WHEN r._rule_cse IN (2) THEN NULL::DATE ELSE f.started_on END AS "identified_on",
  NULL::DATE AS "ended_on",
  NULL::mapped.main.definition_code AS "definition",
  'recorded'::mapped.main.basis_code AS "basis",
  CASE WHEN r._rule_cse IN (2) THEN NULL::VARCHAR ELSE f.reading END AS "source_reading",
  CAST(r._rule_cse AS INTEGER) AS "rule",
  CASE WHEN r._rule_cse IN (2) THEN FALSE ELSE f.review IS NOT NULL END AS "under_review",
  r._line AS source_line
FROM mapped.main."row" AS r
JOIN mapped.main.reading AS f ON f.part = coalesce(r._part_cse, 0)
WHERE r._fate = 0 AND r._rule_cse IS NOT NULL
UNION ALL
SELECT
  r._event AS "event_id",
  r._person AS "person_id",
  2::SMALLINT AS "ordinal",
  'csa'::mapped.main.harm_code AS "harm",
  f.status AS "status",
  f.precision AS "precision",
  f.role AS "role",
  f.recency AS "recency",
  f.flag_state AS "flag_state",
  f.risk_level AS "risk_level",
  NULL::mapped.main.scale_level_code AS "scale_level",
  f.settings AS "settings",
  NULL::mapped.main.contact_code AS "contact",
  f.started_on AS "identified_on",
  NULL::DATE AS "ended_on",
  NULL::mapped.main.definition_code AS "definition",
  'recorded'::mapped.main.basis_code AS "basis",
  f.reading AS "source_reading",
  CAST(r._rule_csa AS INTEGER) AS "rule",
  f.review IS NOT NULL AS "under_review",
  r._line AS source_line
FROM mapped.main."row" AS r
JOIN mapped.main.reading AS f ON f.part = coalesce(r._part_csa, 0)
WHERE r._fate = 0 AND r._rule_csa IS NOT NULL
UNION ALL
SELECT
  r._event AS "event_id",
  r._person AS "person_id",
  3::SMALLINT AS "ordinal",
  'hsb'::mapped.main.harm_code AS "harm",
  f.status AS "status",
  f.precision AS "precision",
  f.role AS "role",
  f.recency AS "recency",
  f.flag_state AS "flag_state",
  f.risk_level AS "risk_level",
  NULL::mapped.main.scale_level_code AS "scale_level",
  f.settings AS "settings",
  NULL::mapped.main.contact_code AS "contact",
  f.started_on AS "identified_on",
  NULL::DATE AS "ended_on",
  NULL::mapped.main.definition_code AS "definition",
  'recorded'::mapped.main.basis_code AS "basis",
  f.reading AS "source_reading",
  CAST(r._rule_hsb AS INTEGER) AS "rule",
  f.review IS NOT NULL AS "under_review",
  r._line AS source_line
FROM mapped.main."row" AS r
JOIN mapped.main.reading AS f ON f.part = coalesce(r._part_hsb, 0)
WHERE r._fate = 0 AND r._rule_hsb IS NOT NULL
UNION ALL
SELECT
  r._event AS "event_id",
  r._person AS "person_id",
  4::SMALLINT AS "ordinal",
  'unspecified'::mapped.main.harm_code AS "harm",
  f.status AS "status",
  f.precision AS "precision",
  f.role AS "role",
  f.recency AS "recency",
  f.flag_state AS "flag_state",
  f.risk_level AS "risk_level",
  NULL::mapped.main.scale_level_code AS "scale_level",
  f.settings AS "settings",
  NULL::mapped.main.contact_code AS "contact",
  f.started_on AS "identified_on",
  NULL::DATE AS "ended_on",
  NULL::mapped.main.definition_code AS "definition",
  'recorded'::mapped.main.basis_code AS "basis",
  f.reading AS "source_reading",
  CAST(r._rule_unspecified AS INTEGER) AS "rule",
  f.review IS NOT NULL AS "under_review",
  r._line AS source_line
FROM mapped.main."row" AS r
JOIN mapped.main.reading AS f ON f.part = coalesce(r._part_unspecified, 0)
WHERE r._fate = 0 AND r._rule_unspecified IS NOT NULL;
CREATE OR REPLACE VIEW mapped.main."review" AS
SELECT
  CAST(md5(concat_ws('|', 'review', CAST(r._event AS VARCHAR), coalesce(CAST(r._person AS VARCHAR), ''), 'cse', CAST(r._rule_cse AS VARCHAR))) AS UUID) AS "review_id",
  r._event AS "event_id",
  r._person AS "person_id",
  CAST(r._rule_cse AS INTEGER) AS "rule",
  CASE WHEN r._rule_cse IN (2) THEN NULL ELSE f.review END AS "reason",
  'open'::mapped.main.review_state_code AS "state",
  NULL::mapped.main.review_decision_code AS "decision",
  NULL::VARCHAR AS "decided_by",
  NULL::TIMESTAMP AS "decided_at",
  r._line AS source_line
FROM mapped.main."row" AS r
JOIN mapped.main.reading AS f ON f.part = coalesce(r._part_cse, 0)
WHERE r._fate = 0 AND r._rule_cse IS NOT NULL
  AND CASE WHEN r._rule_cse IN (2) THEN NULL ELSE f.review END IS NOT NULL
UNION ALL
SELECT
  CAST(md5(concat_ws('|', 'review', CAST(r._event AS VARCHAR), coalesce(CAST(r._person AS VARCHAR), ''), 'csa', CAST(r._rule_csa AS VARCHAR))) AS UUID) AS "review_id",
  r._event AS "event_id",
  r._person AS "person_id",
  CAST(r._rule_csa AS INTEGER) AS "rule",
  f.review AS "reason",
  'open'::mapped.main.review_state_code AS "state",
  NULL::mapped.main.review_decision_code AS "decision",
  NULL::VARCHAR AS "decided_by",
  NULL::TIMESTAMP AS "decided_at",
  r._line AS source_line
FROM mapped.main."row" AS r
JOIN mapped.main.reading AS f ON f.part = coalesce(r._part_csa, 0)
WHERE r._fate = 0 AND r._rule_csa IS NOT NULL
  AND f.review IS NOT NULL
UNION ALL
SELECT
  CAST(md5(concat_ws('|', 'review', CAST(r._event AS VARCHAR), coalesce(CAST(r._person AS VARCHAR), ''), 'hsb', CAST(r._rule_hsb AS VARCHAR))) AS UUID) AS "review_id",
  r._event AS "event_id",
  r._person AS "person_id",
  CAST(r._rule_hsb AS INTEGER) AS "rule",
  f.review AS "reason",
  'open'::mapped.main.review_state_code AS "state",
  NULL::mapped.main.review_decision_code AS "decision",
  NULL::VARCHAR AS "decided_by",
  NULL::TIMESTAMP AS "decided_at",
  r._line AS source_line
FROM mapped.main."row" AS r
JOIN mapped.main.reading AS f ON f.part = coalesce(r._part_hsb, 0)
WHERE r._fate = 0 AND r._rule_hsb IS NOT NULL
  AND f.review IS NOT NULL
UNION ALL
SELECT
  CAST(md5(concat_ws('|', 'review', CAST(r._event AS VARCHAR), coalesce(CAST(r._person AS VARCHAR), ''), 'unspecified', CAST(r._rule_unspecified AS VARCHAR))) AS UUID) AS "review_id",
  r._event AS "event_id",
  r._person AS "person_id",
  CAST(r._rule_unspecified AS INTEGER) AS "rule",
  f.review AS "reason",
  'open'::mapped.main.review_state_code AS "state",
  NULL::mapped.main.review_decision_code AS "decision",
  NULL::VARCHAR AS "decided_by",
  NULL::TIMESTAMP AS "decided_at",
  r._line AS source_line
FROM mapped.main."row" AS r
JOIN mapped.main.reading AS f ON f.part = coalesce(r._part_unspecified, 0)
WHERE r._fate = 0 AND r._rule_unspecified IS NOT NULL
  AND f.review IS NOT NULL;
CREATE OR REPLACE VIEW mapped.main.held AS
SELECT r._line AS line, fate.code, fate.field, fate.reason FROM mapped.main."row" AS r JOIN mapped.main.fate AS fate ON fate.fate = r._fate WHERE fate.code IS NOT NULL;
CREATE OR REPLACE VIEW mapped.main.excluded AS
SELECT r._line AS line, fate.clause FROM mapped.main."row" AS r JOIN mapped.main.fate AS fate ON fate.fate = r._fate WHERE fate.clause IS NOT NULL;
