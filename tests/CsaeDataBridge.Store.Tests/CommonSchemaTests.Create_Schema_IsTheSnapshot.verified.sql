CREATE SCHEMA csae;

CREATE TYPE "csae"."agency_kind_code" AS ENUM ('police', 'social_care', 'sarc', 'csa_hub', 'health', 'mental_health', 'vcs', 'isva', 'youth_justice', 'education', 'adult_safeguarding', 'unknown', 'not_recorded');
CREATE TYPE "csae"."answer_code" AS ENUM ('yes', 'no', 'unknown', 'not_recorded');
CREATE TYPE "csae"."area_kind_code" AS ENUM ('council', 'police_force', 'pan_area', 'outside', 'unknown', 'not_recorded');
CREATE TYPE "csae"."basis_code" AS ENUM ('recorded', 'derived', 'unknown', 'not_recorded');
CREATE TYPE "csae"."change_kind_code" AS ENUM ('withdrawal', 'linkage', 'reference', 'unknown', 'not_recorded');
CREATE TYPE "csae"."check_outcome_code" AS ENUM ('passed', 'info', 'warn', 'pause', 'unknown', 'not_recorded');
CREATE TYPE "csae"."check_scope_code" AS ENUM ('load', 'store', 'unknown', 'not_recorded');
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
CREATE TYPE "csae"."quarantine_action_code" AS ENUM ('shown', 'replayed', 'released', 'given_up', 'unknown', 'not_recorded');
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
    "area_code" VARCHAR,
    "load_from" INTEGER NOT NULL,
    "load_to" INTEGER NOT NULL
);
COMMENT ON TABLE "csae"."agency" IS 'One row is an organisation whose extracts come in.';
COMMENT ON COLUMN "csae"."agency"."agency_id" IS 'The organisation, as the configuration names it.';
COMMENT ON COLUMN "csae"."agency"."name" IS 'Name of the organisation, as the configuration states it.';
COMMENT ON COLUMN "csae"."agency"."kind" IS 'What kind of organisation it is. Codes: police = Police force; social_care = Children''s social care of a council; sarc = Sexual assault referral centre; csa_hub = Child house or hub for children who were sexually abused; health = Health service other than mental health; mental_health = Mental health service; vcs = Voluntary or community service; isva = Independent sexual violence adviser service; youth_justice = Youth justice service; education = School, college or education service; adult_safeguarding = Adult safeguarding service; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."agency"."area_code" IS 'The area that it serves, a GSS code.';
COMMENT ON COLUMN "csae"."agency"."load_from" IS 'Number of the change that wrote this row; table change maps it to an instant; 0 for rows of stores that kept no history of this table.';
COMMENT ON COLUMN "csae"."agency"."load_to" IS 'Number of the change that ended this row; 2147483647 while it is current.';

CREATE TABLE "csae"."area" (
    "area_code" VARCHAR NOT NULL,
    "name" VARCHAR NOT NULL,
    "kind" "csae"."area_kind_code" NOT NULL,
    "load_from" INTEGER NOT NULL,
    "load_to" INTEGER NOT NULL
);
COMMENT ON TABLE "csae"."area" IS 'One row is an area that the deployment reports on.';
COMMENT ON COLUMN "csae"."area"."area_code" IS 'GSS code of the area.';
COMMENT ON COLUMN "csae"."area"."name" IS 'Name of the area, as the configuration states it.';
COMMENT ON COLUMN "csae"."area"."kind" IS 'What kind of area it is. Codes: council = Area of one council; police_force = Area of one police force; pan_area = The whole area that this deployment reports on; outside = A place outside the area; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."area"."load_from" IS 'Number of the change that wrote this row; table change maps it to an instant; 0 for rows of stores that kept no history of this table.';
COMMENT ON COLUMN "csae"."area"."load_to" IS 'Number of the change that ended this row; 2147483647 while it is current.';

CREATE TABLE "csae"."population" (
    "area_code" VARCHAR NOT NULL,
    "year" SMALLINT NOT NULL,
    "sex" "csae"."population_sex_code" NOT NULL,
    "age" SMALLINT NOT NULL,
    "persons" INTEGER NOT NULL,
    "load_from" INTEGER NOT NULL,
    "load_to" INTEGER NOT NULL
);
COMMENT ON TABLE "csae"."population" IS 'One row is the number of residents of one area, year, sex and age; the denominators of rates, supplied by the configuration.';
COMMENT ON COLUMN "csae"."population"."area_code" IS 'GSS code of the area.';
COMMENT ON COLUMN "csae"."population"."year" IS 'Year of the estimate (mid-year).';
COMMENT ON COLUMN "csae"."population"."sex" IS 'Sex of the residents counted. Codes: female = Female; male = Male; all = Both together; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."population"."age" IS 'Age in whole years.';
COMMENT ON COLUMN "csae"."population"."persons" IS 'Residents.';
COMMENT ON COLUMN "csae"."population"."load_from" IS 'Number of the change that wrote this row; table change maps it to an instant; 0 for rows of stores that kept no history of this table.';
COMMENT ON COLUMN "csae"."population"."load_to" IS 'Number of the change that ended this row; 2147483647 while it is current.';

CREATE TABLE "csae"."rule" (
    "rule" INTEGER NOT NULL,
    "mapping" VARCHAR NOT NULL,
    "version" VARCHAR NOT NULL,
    "name" VARCHAR NOT NULL
);
COMMENT ON TABLE "csae"."rule" IS 'One row is a rule of one mapping version; the lineage of a concern or factor.';
COMMENT ON COLUMN "csae"."rule"."rule" IS 'Number that concern, factor and review refer to.';
COMMENT ON COLUMN "csae"."rule"."mapping" IS 'The mapping, agency and feed.';
COMMENT ON COLUMN "csae"."rule"."version" IS 'Version of the mapping.';
COMMENT ON COLUMN "csae"."rule"."name" IS 'Name of the rule, as the mapping''s author wrote it.';

CREATE TABLE "csae"."series_break" (
    "mapping" VARCHAR NOT NULL,
    "version" VARCHAR NOT NULL,
    "what" VARCHAR NOT NULL,
    "from_date" DATE,
    "until_date" DATE,
    "comparability" VARCHAR NOT NULL
);
COMMENT ON TABLE "csae"."series_break" IS 'A break in what a mapping version reads. Years on its two sides may not be compared as if it were not there.';
COMMENT ON COLUMN "csae"."series_break"."mapping" IS 'The mapping, agency and feed.';
COMMENT ON COLUMN "csae"."series_break"."version" IS 'Version of the mapping.';
COMMENT ON COLUMN "csae"."series_break"."what" IS 'The rule, or the field and its spellings, as the mapping''s author wrote them.';
COMMENT ON COLUMN "csae"."series_break"."from_date" IS 'First day on which it is in force; null when it always was.';
COMMENT ON COLUMN "csae"."series_break"."until_date" IS 'Last day on which it is in force; null when it still is.';
COMMENT ON COLUMN "csae"."series_break"."comparability" IS 'What of the years before and after can be compared, in a sentence for reports.';

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
    "source_line" BIGINT,
    "origin" INTEGER
);
COMMENT ON TABLE "csae"."person" IS 'One row is one version of a person as one feed knows them. No identifier is here; those are in the vault.';
COMMENT ON COLUMN "csae"."person"."person_id" IS 'Keyed hash of the agency''s own person number, the same in all feeds of the agency; the same person has another one at another agency.';
COMMENT ON COLUMN "csae"."person"."source" IS 'The feed that this version came from, agency and feed.';
COMMENT ON COLUMN "csae"."person"."sex" IS 'Sex as recorded; never merged with gender identity. Codes: female = Female; male = Male; other = Indeterminate, or another answer of the source''s list; not_stated = Asked, and declined to say; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."person"."gender_identity" IS 'Gender identity as recorded. Codes: female = Girl or woman; male = Boy or man; trans_female = Trans girl or trans woman; trans_male = Trans boy or trans man; non_binary = Non-binary; other = Another identity of the source''s list; not_stated = Asked, and declined to say; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."person"."ethnicity" IS 'Ethnicity as the person defined it, 18 groups and not stated. Codes: white_british = White, English, Welsh, Scottish, Northern Irish or British; white_irish = White, Irish; white_traveller = White, Gypsy, Roma or Irish Traveller (sources differ in how they split these); white_other = White, any other background; mixed_white_black_caribbean = Mixed, White and Black Caribbean; mixed_white_black_african = Mixed, White and Black African; mixed_white_asian = Mixed, White and Asian; mixed_other = Mixed, any other background; asian_indian = Asian, Indian; asian_pakistani = Asian, Pakistani; asian_bangladeshi = Asian, Bangladeshi; asian_chinese = Asian, Chinese; asian_other = Asian, any other background; black_african = Black, African; black_caribbean = Black, Caribbean; black_other = Black, any other background; other_arab = Arab; other_any = Any other ethnic group; not_stated = Asked, and declined to say; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."person"."ethnicity_group" IS 'Ethnicity in five groups. Codes: white = White; mixed = Mixed or multiple ethnic groups; asian = Asian or Asian British, Chinese included; black = Black, Black British, Caribbean or African; other = Other ethnic group, Arab included; not_stated = Asked, and declined to say; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."person"."sexual_orientation" IS 'Sexual orientation as recorded. Codes: heterosexual = Heterosexual; gay_or_lesbian = Gay or lesbian; bisexual = Bisexual; other = Another answer of the source''s list; not_stated = Asked, and declined to say; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."person"."disability" IS 'Disabilities as recorded, each once; an empty list never stands for none. Codes: none = The source says that there is no disability; mobility = Mobility; hand_function = Hand function; personal_care = Personal care; incontinence = Incontinence; communication = Communication; learning = Learning disability; hearing = Hearing; vision = Vision; behaviour = Behaviour; consciousness = Consciousness; autism = Autism; mental_health = Mental health; physical = Physical disability, not split further; other = Another disability; present = A disability, the kind not said; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."person"."home_area" IS 'Council area of residence, a GSS code.';
COMMENT ON COLUMN "csae"."person"."deprivation_decile" IS 'Deprivation decile of the place of residence, 1 the most deprived, 10 the least.';
COMMENT ON COLUMN "csae"."person"."birth_year_month" IS 'Year and month of birth, only where a clause of the agreement keeps it.';
COMMENT ON COLUMN "csae"."person"."unlinked_by_source" IS 'True when the source gave no person number, so that the same person may stand here several times.';
COMMENT ON COLUMN "csae"."person"."content_hash" IS 'Hash of what the version was read from.';
COMMENT ON COLUMN "csae"."person"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."person"."load_to" IS 'Number of the load that ended this version; 2147483647 while it is current; equal to load_from for a version that was late and never current.';
COMMENT ON COLUMN "csae"."person"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."person"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."person"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

CREATE TABLE "csae"."renumbering" (
    "source" VARCHAR NOT NULL,
    "previous_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "load_from" INTEGER NOT NULL,
    "load_to" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "source_line" BIGINT,
    "origin" INTEGER
);
COMMENT ON TABLE "csae"."renumbering" IS 'One row is what one delivery says of a person who got another number, each delivery for itself; of several about one earlier number in a feed the newest delivery counts.';
COMMENT ON COLUMN "csae"."renumbering"."source" IS 'The feed that says so, agency and feed.';
COMMENT ON COLUMN "csae"."renumbering"."previous_id" IS 'The person_id that the agency''s earlier number of the person gives.';
COMMENT ON COLUMN "csae"."renumbering"."person_id" IS 'The person_id of the number that the person has since; the same as previous_id where an earlier statement is taken back.';
COMMENT ON COLUMN "csae"."renumbering"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."renumbering"."load_to" IS 'Number of the load that ended this version; 2147483647 while it is current; equal to load_from for a version that was late and never current.';
COMMENT ON COLUMN "csae"."renumbering"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."renumbering"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."renumbering"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

CREATE TABLE "csae"."person_link" (
    "person_id" UUID NOT NULL,
    "person_key" UUID NOT NULL,
    "probability" DOUBLE NOT NULL,
    "linkage_version" VARCHAR NOT NULL,
    "load_from" INTEGER NOT NULL,
    "load_to" INTEGER NOT NULL
);
COMMENT ON TABLE "csae"."person_link" IS 'One row is the linkage''s answer for one person; persons with one person_key are taken to be the same human being.';
COMMENT ON COLUMN "csae"."person_link"."person_id" IS 'The person as one agency knows them.';
COMMENT ON COLUMN "csae"."person_link"."person_key" IS 'The smallest person_id of all that are taken to be the same human being.';
COMMENT ON COLUMN "csae"."person_link"."probability" IS 'Probability of the link, 0 to 1; 1 for exact identifiers.';
COMMENT ON COLUMN "csae"."person_link"."linkage_version" IS 'The method that made the link.';
COMMENT ON COLUMN "csae"."person_link"."load_from" IS 'Number of the change that wrote this row; table change maps it to an instant; 0 for rows of stores that kept no history of this table.';
COMMENT ON COLUMN "csae"."person_link"."load_to" IS 'Number of the change that ended this row; 2147483647 while it is current.';

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
    "source_line" BIGINT,
    "origin" INTEGER
);
COMMENT ON TABLE "csae"."event" IS 'One row is one version of something that an agency recorded, for example a report, an assessment or an attendance.';
COMMENT ON COLUMN "csae"."event"."event_id" IS 'Keyed hash of the agency''s own reference.';
COMMENT ON COLUMN "csae"."event"."agency_id" IS 'The agency that recorded it.';
COMMENT ON COLUMN "csae"."event"."feed" IS 'The feed that this version came from, agency and feed.';
COMMENT ON COLUMN "csae"."event"."kind" IS 'What the event is. Codes: crime_report = A crime that the police recorded; incident_report = An incident that the police recorded and that is no crime; referral = A referral or request for service; assessment = An assessment of a child''s needs; enquiry = An enquiry into significant harm (section 47); conference = A child protection conference; protection_plan = A child protection plan; plan = Another plan; looked_after_episode = A time looked after by a council; flag = A flag or marker set on a person''s record; panel = A multi-agency panel''s discussion of a person; attendance = An attendance at a sexual assault referral centre or hub; examination = A medical examination; support_episode = A time of support or therapy by one service; school_record = A safeguarding record of a school; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event"."received_on" IS 'Date on which the agency received or recorded it.';
COMMENT ON COLUMN "csae"."event"."occurred_from" IS 'First date on which it happened.';
COMMENT ON COLUMN "csae"."event"."occurred_to" IS 'Last date on which it happened.';
COMMENT ON COLUMN "csae"."event"."started_on" IS 'Date on which the assessment, plan or support started.';
COMMENT ON COLUMN "csae"."event"."ended_on" IS 'Date on which it ended; blank while it is open.';
COMMENT ON COLUMN "csae"."event"."referral_source" IS 'Who referred or reported first. Codes: family = Family member, relative or carer; acquaintance = Acquaintance of the person; self = The person themselves; other_individual = Another individual; school = School or college; education_service = Education service other than a school; gp = General practice; health_visitor = Health visitor; school_nurse = School nurse; primary_health = Other primary health service; emergency_department = Emergency department; mental_health = Mental health service; other_health = Other health service; housing = Housing service or landlord; social_care = Children''s or adult social care; council = Another service of the council; other_council = Another council; early_help = Early help; police = Police; legal = Court, probation, prison or another legal agency; sarc = Sexual assault referral centre; voluntary = Voluntary or community service; anonymous = Anonymous; other = Another source; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event"."event_area" IS 'Council area in which it happened or was recorded, a GSS code; often another than the area of residence.';
COMMENT ON COLUMN "csae"."event"."place" IS 'Kind of place in which it happened. Codes: own_home = Home of the person harmed; suspect_home = Home of a suspect; other_home = Another home; school = School or college; care_setting = Children''s home, foster home or another care setting; health_setting = Hospital or another health setting; faith_setting = Place of worship or faith setting; leisure = Sport, club or leisure setting; business = Hotel, taxi, takeaway or another business; vehicle = Vehicle; public_place = Street, park, transport or another public place; custody = Custody or secure setting; online = Online; other = Another place; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event"."site" IS 'Site of the service.';
COMMENT ON COLUMN "csae"."event"."pathway" IS 'Pathway through the service. Codes: examination_only = Examination without follow-up; examination_and_follow_up = Examination with follow-up; follow_up_only = Follow-up without examination; advice = Advice only; acute = Acute pathway, within the forensic window; non_recent = Non-recent pathway; counselling = Counselling or talking therapy; therapy = Other therapy; isva = Independent sexual violence adviser, adults; chisva = Independent sexual violence adviser, children; group = Group work; family = Family work; helpline = Helpline or online chat; hsb = Work with children displaying harmful sexual behaviour; other = Another pathway; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event"."category" IS 'Latest category of the child protection plan. Codes: neglect = Neglect; physical = Physical abuse; sexual = Sexual abuse; emotional = Emotional abuse; multiple = More than one category; may hide sexual abuse; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event"."category_first" IS 'First category of the child protection plan. Codes: neglect = Neglect; physical = Physical abuse; sexual = Sexual abuse; emotional = Emotional abuse; multiple = More than one category; may hide sexual abuse; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event"."offence_code" IS 'Home Office class and sub-class of the offence, NNN/NN.';
COMMENT ON COLUMN "csae"."event"."examination" IS 'Whether a medical examination was done; not indicated is not declined. Codes: done = Examined; declined = Offered and declined; not_indicated = Not indicated; not_offered = Not offered; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event"."referred_at" IS 'Instant of the referral, UTC.';
COMMENT ON COLUMN "csae"."event"."examined_at" IS 'Instant at which the examination started, UTC.';
COMMENT ON COLUMN "csae"."event"."outcome" IS 'What came of it; blank and open are not "no action". Codes: charged = Charged or summonsed; caution = Caution; out_of_court = Another out-of-court disposal; taken_into_consideration = Taken into consideration at another trial; prosecution_prevented = Prosecution prevented, for example by age, illness or death; evidential_victim_supports = Evidential difficulties, the victim supports action; evidential_victim_does_not_support = Evidential difficulties, the victim does not support action; no_suspect = Investigation complete, no suspect identified; not_in_public_interest = Not in the public interest; diversion = Diversion, education or intervention; transferred = Passed to another body; open = Not decided yet; never "no action"; no_further_action = Ended without further action; rules nothing out; child_in_need = Child in need plan or service; enquiry = Went on to an enquiry; protection_plan = Went on to a child protection plan; early_help = Went on to early help; accepted = Accepted by the service; not_accepted = Not accepted by the service; other = Another outcome; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event"."closure_reason" IS 'Why it was closed. Codes: planned = Planned ending; unplanned = Unplanned ending; declined = The person declined; moved = Moved out of the area; referred_on = Referred on to another service; transferred = Transferred to another council; adult_services = Transferred to adult services; adopted = Adopted; child_arrangements = Child arrangements order; special_guardianship = Special guardianship order; died = Died; no_further_action = Closed after assessment without further action; early_help = Closed after assessment, referred to early help; other = Another reason; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event"."reported_to_police" IS 'Whether it was reported to the police. Codes: yes = Reported; no = The source says that it was not reported; considering = The person is considering it; anonymous = Passed on without the person''s name; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event"."sessions_offered" IS 'Sessions offered.';
COMMENT ON COLUMN "csae"."event"."sessions_attended" IS 'Sessions attended.';
COMMENT ON COLUMN "csae"."event"."content_hash" IS 'Hash of the source rows that the event was read from; the same hash under the same mapping means unchanged.';
COMMENT ON COLUMN "csae"."event"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."event"."load_to" IS 'Number of the load that ended this version; 2147483647 while it is current; equal to load_from for a version that was late and never current.';
COMMENT ON COLUMN "csae"."event"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."event"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."event"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

CREATE TABLE "csae"."event_person" (
    "event_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role_in_event" "csae"."role_in_event_code" NOT NULL,
    "age_at_event" SMALLINT,
    "age_when_occurred" SMALLINT,
    "load_from" INTEGER NOT NULL,
    "load_to" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "source_line" BIGINT,
    "origin" INTEGER
);
COMMENT ON TABLE "csae"."event_person" IS 'One row is one person who was at an event. An event with no row here has no identified person, and still counts as an event.';
COMMENT ON COLUMN "csae"."event_person"."event_id" IS 'The event.';
COMMENT ON COLUMN "csae"."event_person"."person_id" IS 'The person.';
COMMENT ON COLUMN "csae"."event_person"."role_in_event" IS 'The person''s part in the event. Codes: subject = The person whom the event is about; other = Another person present in the record, for example a sibling; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event_person"."age_at_event" IS 'Age in whole years on the event''s date; blank when unknown, which is neither adult nor child.';
COMMENT ON COLUMN "csae"."event_person"."age_when_occurred" IS 'Age in whole years on the first day of what happened, occurred_from; blank when either date is unknown.';
COMMENT ON COLUMN "csae"."event_person"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."event_person"."load_to" IS 'Number of the load that ended this version; 2147483647 while it is current; equal to load_from for a version that was late and never current.';
COMMENT ON COLUMN "csae"."event_person"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."event_person"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."event_person"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

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
    "source_line" BIGINT,
    "origin" INTEGER
);
COMMENT ON TABLE "csae"."concern" IS 'One row is one harm that was recognised for one person at one event. No row means that nothing was recorded, never that there was no harm.';
COMMENT ON COLUMN "csae"."concern"."event_id" IS 'The event at which it was recognised.';
COMMENT ON COLUMN "csae"."concern"."person_id" IS 'The person; blank when the event identifies nobody.';
COMMENT ON COLUMN "csae"."concern"."ordinal" IS 'Number of the concern among those of its event and person.';
COMMENT ON COLUMN "csae"."concern"."harm" IS 'The harm. Exploitation rolls up into abuse and is never added to it. Codes: csa = Child sexual abuse; counts include cse; cse = Child sexual exploitation, a form of csa, never added to it; hsb = Harmful sexual behaviour, displayed or experienced according to role; unspecified = Sexual harm that the source does not specify; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern"."status" IS 'How sure the source is. Codes: confirmed = The source decided that it happened; suspected = The source suspects it; at_risk = The source sees a risk; its own line in every count; ruled_out = The source ruled it out, where the field can say so safely; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern"."precision" IS 'How far the status can be relied on. Codes: exact = The source states this status; undifferentiated = The source cannot tell confirmed from suspected from at risk; inferred = A rule inferred the status from other fields; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern"."role" IS 'Whether the person was harmed or displayed the behaviour. Codes: experienced = The person was harmed; displayed = The person displayed the behaviour; both = The person was harmed and displayed the behaviour; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern"."recency" IS 'Whether the abuse is current or non-recent. Codes: current = Current or recent abuse; non_recent = Non-recent abuse; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern"."flag_state" IS 'Whether the flag still stands. Codes: active = The flag stands; closed = The flag was closed; closing rules nothing out; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern"."risk_level" IS 'Level of risk on one scale for all agencies. Codes: low = Low; medium = Medium; high = High; none_identified = Assessed, and no risk identified; not_assessed = Not assessed yet; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern"."scale_level" IS 'Level on the source''s own scale. Codes: normal = Hackett continuum, normal; inappropriate = Hackett continuum, inappropriate; problematic = Hackett continuum, problematic; abusive = Hackett continuum, abusive; violent = Hackett continuum, violent; green = Traffic light, green; amber = Traffic light, amber; red = Traffic light, red; category_1 = Category 1 of the source''s scale; category_2 = Category 2 of the source''s scale; category_3 = Category 3 of the source''s scale; category_a = Category A of the source''s scale; category_b = Category B of the source''s scale; category_c = Category C of the source''s scale; emerging = Emerging; standard = Standard; low = Low; moderate = Moderate; medium = Medium; significant = Significant; high = High; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern"."settings" IS 'Settings of the abuse, each once; empty when none is recorded. Codes: intrafamilial = In the family; extrafamilial = Outside the family; peer = By another child or young person; group = By a group; gang = By or through a gang; online = Online, wholly or in part; institution = In an institution; acquaintance = By an acquaintance; stranger = By a stranger; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern"."contact" IS 'Contact or non-contact abuse. Codes: contact = Contact abuse; non_contact = Non-contact abuse; both = Both; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern"."identified_on" IS 'Date on which the concern was identified or the flag set.';
COMMENT ON COLUMN "csae"."concern"."ended_on" IS 'Date on which the flag was closed.';
COMMENT ON COLUMN "csae"."concern"."definition" IS 'The definition that the agency works under. Codes: csa_wt = Child sexual abuse as in Working Together to Safeguard Children; cse_dfe_2017 = Child sexual exploitation as defined by the Department for Education in 2017; cse_2009 = Child sexual exploitation as in the guidance of 2009; hsb_hackett = Harmful sexual behaviour as in Hackett; local = A definition of the agency''s own; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern"."basis" IS 'Whether the agency recorded the harm or a rule derived it. Codes: recorded = The agency recorded this harm; derived = A rule derived it from other fields; every report can leave it out; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern"."source_reading" IS 'The words of the lexicon that were understood in the cell; never the cell.';
COMMENT ON COLUMN "csae"."concern"."rule" IS 'The mapping rule that wrote the row; see table rule.';
COMMENT ON COLUMN "csae"."concern"."under_review" IS 'True while an open review asks a person; the concern then counts nowhere but in the review measures.';
COMMENT ON COLUMN "csae"."concern"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."concern"."load_to" IS 'Number of the load that ended this version; 2147483647 while it is current; equal to load_from for a version that was late and never current.';
COMMENT ON COLUMN "csae"."concern"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."concern"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."concern"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

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
    "source_line" BIGINT,
    "origin" INTEGER
);
COMMENT ON TABLE "csae"."factor" IS 'One row is one vulnerability or circumstance that was recorded for one person at one event.';
COMMENT ON COLUMN "csae"."factor"."event_id" IS 'The event.';
COMMENT ON COLUMN "csae"."factor"."person_id" IS 'The person; blank when the event identifies nobody.';
COMMENT ON COLUMN "csae"."factor"."factor" IS 'The factor. Codes: missing = Going missing; looked_after = Looked after by a council; cp_plan = Subject of a child protection plan; learning_disability = Learning disability; physical_disability = Physical disability or illness; mental_health = Mental health; self_harm = Self-harm; domestic_abuse = Domestic abuse; alcohol = Alcohol misuse; drugs = Drug misuse; gang = Gangs; trafficking = Trafficking; criminal_exploitation = Child criminal exploitation; uasc = Unaccompanied asylum-seeking child; not_in_school = Not in school; pupil_referral_unit = In a pupil referral unit; prior_arrest = Arrested before; carer = Young carer; privately_fostered = Privately fostered; bereavement = Bereavement; homeless = Homeless or in unstable housing; unacceptable_behaviour = Socially unacceptable behaviour; not harmful sexual behaviour; neglect = Neglect; emotional_abuse = Emotional abuse; physical_abuse = Physical abuse, by whom not split; physical_abuse_by_child = Physical abuse by another child; physical_abuse_by_adult = Physical abuse by an adult; sexual_abuse = Sexual abuse, by whom not split; sexual_abuse_by_child = Sexual abuse by another child; sexual_abuse_by_adult = Sexual abuse by an adult; sexual_exploitation = Sexual exploitation; fgm = Female genital mutilation; faith_abuse = Abuse linked to faith or belief; other = Another factor; none_identified = The assessor recorded that there is no factor (code 21); unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."factor"."code" IS 'The source''s own code, for example 19B.';
COMMENT ON COLUMN "csae"."factor"."answer" IS 'What the source says about the factor. Codes: yes = The source says yes; no = The source says no, where the field can say so safely; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."factor"."noted_on" IS 'Date on which it was noted.';
COMMENT ON COLUMN "csae"."factor"."rule" IS 'The mapping rule that wrote the row; see table rule.';
COMMENT ON COLUMN "csae"."factor"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."factor"."load_to" IS 'Number of the load that ended this version; 2147483647 while it is current; equal to load_from for a version that was late and never current.';
COMMENT ON COLUMN "csae"."factor"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."factor"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."factor"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

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
    "source_line" BIGINT,
    "origin" INTEGER
);
COMMENT ON TABLE "csae"."suspect" IS 'One row is a person suspected of the harm, or responsible for it. A suspect under 18 is a child.';
COMMENT ON COLUMN "csae"."suspect"."event_id" IS 'The event.';
COMMENT ON COLUMN "csae"."suspect"."ordinal" IS 'Number of the suspect within the event.';
COMMENT ON COLUMN "csae"."suspect"."suspect_id" IS 'Keyed hash of the agency''s own number of the suspect; blank when not identified.';
COMMENT ON COLUMN "csae"."suspect"."sex" IS 'Sex as recorded. Codes: female = Female; male = Male; other = Indeterminate, or another answer of the source''s list; not_stated = Asked, and declined to say; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."suspect"."age_at_event" IS 'Age in whole years on the event''s date; blank when unknown.';
COMMENT ON COLUMN "csae"."suspect"."ethnicity" IS 'Ethnicity as recorded; see ethnicity_basis. Codes: white_british = White, English, Welsh, Scottish, Northern Irish or British; white_irish = White, Irish; white_traveller = White, Gypsy, Roma or Irish Traveller (sources differ in how they split these); white_other = White, any other background; mixed_white_black_caribbean = Mixed, White and Black Caribbean; mixed_white_black_african = Mixed, White and Black African; mixed_white_asian = Mixed, White and Asian; mixed_other = Mixed, any other background; asian_indian = Asian, Indian; asian_pakistani = Asian, Pakistani; asian_bangladeshi = Asian, Bangladeshi; asian_chinese = Asian, Chinese; asian_other = Asian, any other background; black_african = Black, African; black_caribbean = Black, Caribbean; black_other = Black, any other background; other_arab = Arab; other_any = Any other ethnic group; not_stated = Asked, and declined to say; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."suspect"."ethnicity_basis" IS 'Who said so. Codes: self_defined = What the person said; observed = What an officer saw; never a person''s own answer; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."suspect"."nationality_recorded" IS 'Whether the source holds a nationality; the nationality itself is not kept. Codes: yes = The source says yes; no = The source says no, where the field can say so safely; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."suspect"."relationship" IS 'Relationship to the person harmed. Codes: parent = Parent; step_parent = Step-parent or a parent''s partner; sibling = Sibling, half or step included; relative = Another relative; carer = Foster carer or another carer; family_friend = Friend of the family; partner = Partner; former_partner = Former partner; peer = Another child or young person; acquaintance = Acquaintance; position_of_trust = Person in a position of trust; online_contact = Known only online; stranger = Stranger; other = Another relationship; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."suspect"."peer" IS 'Whether the suspect is another child or young person. Codes: yes = The source says yes; no = The source says no, where the field can say so safely; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."suspect"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."suspect"."load_to" IS 'Number of the load that ended this version; 2147483647 while it is current; equal to load_from for a version that was late and never current.';
COMMENT ON COLUMN "csae"."suspect"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."suspect"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."suspect"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

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
    "source_line" BIGINT,
    "origin" INTEGER
);
COMMENT ON TABLE "csae"."outcome" IS 'One row is one measured outcome of one person; scores of different tools are never pooled.';
COMMENT ON COLUMN "csae"."outcome"."event_id" IS 'The event, mostly an episode of support.';
COMMENT ON COLUMN "csae"."outcome"."person_id" IS 'The person.';
COMMENT ON COLUMN "csae"."outcome"."tool" IS 'The tool that was used. Codes: sdq = Strengths and Difficulties Questionnaire, total difficulties (0 to 40, lower is better); core_10 = CORE-10 (0 to 40, lower is better); yp_core = YP-CORE (0 to 40, lower is better); tscc = Trauma Symptom Checklist for Children (T score, lower is better); cries_8 = CRIES-8 (0 to 40, lower is better); cries_13 = CRIES-13 (0 to 65, lower is better); rcads = RCADS (T score, lower is better); phq_9 = PHQ-9 (0 to 27, lower is better); gad_7 = GAD-7 (0 to 21, lower is better); outcomes_star = Outcomes Star (1 to 5 or 1 to 10 in each domain, higher is better); gbo = Goal Based Outcomes (0 to 10, higher is better); distance_travelled = The service''s own scale; compare within one service only; aim3 = AIM3; other = Another tool; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."outcome"."domain" IS 'The part of the tool. Codes: total = The tool''s total; safety = Safety; health = Health; coping = Coping; relationships = Relationships; justice = Confidence in the justice system; future = Hopes for the future; goal = A goal of the person''s own; other = Another domain; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."outcome"."stage" IS 'When in the episode it was taken. Codes: start = At the start; review = At a review; end = At the end; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."outcome"."taken_on" IS 'Date on which it was taken.';
COMMENT ON COLUMN "csae"."outcome"."score" IS 'The score, in the tool''s own unit.';
COMMENT ON COLUMN "csae"."outcome"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."outcome"."load_to" IS 'Number of the load that ended this version; 2147483647 while it is current; equal to load_from for a version that was late and never current.';
COMMENT ON COLUMN "csae"."outcome"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."outcome"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."outcome"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

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
    "source_line" BIGINT,
    "origin" INTEGER
);
COMMENT ON TABLE "csae"."wait" IS 'One row is one person''s time from referral to the start of one service.';
COMMENT ON COLUMN "csae"."wait"."event_id" IS 'The event, mostly a referral or an episode of support.';
COMMENT ON COLUMN "csae"."wait"."person_id" IS 'The person; blank when the event identifies nobody.';
COMMENT ON COLUMN "csae"."wait"."service" IS 'The service waited for. Codes: isva = Independent sexual violence adviser, adults; chisva = Independent sexual violence adviser, children; counselling = Counselling or talking therapy; therapy = Other therapy; group = Group work; family = Family work; helpline = Helpline or online chat; hsb = Work with children displaying harmful sexual behaviour; mental_health = Child and adolescent mental health service; other = Another service; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."wait"."referred_on" IS 'Date of the referral.';
COMMENT ON COLUMN "csae"."wait"."first_offered_on" IS 'Date of the first offer.';
COMMENT ON COLUMN "csae"."wait"."started_on" IS 'Date on which the service started.';
COMMENT ON COLUMN "csae"."wait"."ended_on" IS 'Date on which the service or the wait ended.';
COMMENT ON COLUMN "csae"."wait"."status" IS 'Where the referral stands. Codes: waiting = Waiting; in_service = The service has started; closed = Closed; not_accepted = Not accepted; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."wait"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."wait"."load_to" IS 'Number of the load that ended this version; 2147483647 while it is current; equal to load_from for a version that was late and never current.';
COMMENT ON COLUMN "csae"."wait"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."wait"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."wait"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

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
    "source_line" BIGINT,
    "origin" INTEGER
);
COMMENT ON TABLE "csae"."review" IS 'One row is a question for a person about one event.';
COMMENT ON COLUMN "csae"."review"."review_id" IS 'The review; the same question about the same event keeps its number.';
COMMENT ON COLUMN "csae"."review"."event_id" IS 'The event.';
COMMENT ON COLUMN "csae"."review"."person_id" IS 'The person; blank when the event identifies nobody.';
COMMENT ON COLUMN "csae"."review"."rule" IS 'The mapping rule that asks; see table rule.';
COMMENT ON COLUMN "csae"."review"."reason" IS 'The question, as the mapping''s author wrote it.';
COMMENT ON COLUMN "csae"."review"."state" IS 'Whether it is decided. Codes: open = Waiting for a person; decided = Decided; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."review"."decision" IS 'What was decided; blank while open. Codes: accept = The concern stands as mapped; change = The concern stands with changes; reject = The concern does not stand; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."review"."decided_by" IS 'Who decided, the user''s own account name; blank while open.';
COMMENT ON COLUMN "csae"."review"."decided_at" IS 'When it was decided, UTC; blank while open.';
COMMENT ON COLUMN "csae"."review"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."review"."load_to" IS 'Number of the load that ended this version; 2147483647 while it is current; equal to load_from for a version that was late and never current.';
COMMENT ON COLUMN "csae"."review"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."review"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."review"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

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
    "committed_at" TIMESTAMP NOT NULL,
    "loaded_by" VARCHAR,
    "staging_ms" BIGINT,
    "mapping_ms" BIGINT,
    "merging_ms" BIGINT,
    "withdrawn_by" INTEGER
);
COMMENT ON TABLE "csae"."load" IS 'One row is one delivery that was loaded or stopped. A load exists when its row is here.';
COMMENT ON COLUMN "csae"."load"."load_id" IS 'Number of the load, from 1 on, in the order of committed_at.';
COMMENT ON COLUMN "csae"."load"."feed" IS 'The feed, agency and feed.';
COMMENT ON COLUMN "csae"."load"."file" IS 'Name of the delivered file, of the one inside for an archive.';
COMMENT ON COLUMN "csae"."load"."content_hash" IS 'SHA-256 of the delivered file, of the one inside for an archive; blank when it could not be read.';
COMMENT ON COLUMN "csae"."load"."encoding" IS 'Encoding that a text file was read in; blank for other formats, and when it was not reached.';
COMMENT ON COLUMN "csae"."load"."delimiter" IS 'What separates the cells of a text file; blank for fixed widths and other formats.';
COMMENT ON COLUMN "csae"."load"."quote" IS 'What cells of a text file are quoted by; blank when no quote is in it.';
COMMENT ON COLUMN "csae"."load"."compiled_hash" IS 'SHA-256 of the mapping with everything that it used; blank when it was not reached.';
COMMENT ON COLUMN "csae"."load"."as_of" IS 'Business date of the delivery; blank only when the load stopped before it was known.';
COMMENT ON COLUMN "csae"."load"."sequence" IS 'Order among deliveries of one as_of; 0 when the file''s name has none.';
COMMENT ON COLUMN "csae"."load"."kind" IS 'What a delivery of this feed contains. Codes: snapshot = All events of its scope; what is absent is gone; changes = New and changed events; append = New events only; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."load"."scope" IS 'The part of the feed that a snapshot replaces, for example a year; blank for the whole feed.';
COMMENT ON COLUMN "csae"."load"."mapping" IS 'The mapping.';
COMMENT ON COLUMN "csae"."load"."mapping_version" IS 'Version of the mapping.';
COMMENT ON COLUMN "csae"."load"."agreement" IS 'The agreement and flow that let it in, or refused it.';
COMMENT ON COLUMN "csae"."load"."clause" IS 'The clause that decided.';
COMMENT ON COLUMN "csae"."load"."status" IS 'What became of it. Codes: loaded = In the store; paused = A check asks for a person; nothing of it is in the store; refused = The agreement refuses it; nothing of it is in the store; failed = It could not be read or mapped; nothing of it is in the store; withdrawn = Taken out of the current rows again; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."load"."reason" IS 'Issue code that stopped it; blank when loaded.';
COMMENT ON COLUMN "csae"."load"."rows_read" IS 'Rows read; always the sum of mapped, duplicate, excluded and held.';
COMMENT ON COLUMN "csae"."load"."rows_mapped" IS 'Rows mapped, with or without a review.';
COMMENT ON COLUMN "csae"."load"."rows_duplicate" IS 'Rows identical to an earlier row of the delivery.';
COMMENT ON COLUMN "csae"."load"."rows_excluded" IS 'Rows that a clause excludes; only counted.';
COMMENT ON COLUMN "csae"."load"."rows_held" IS 'Rows in quarantine.';
COMMENT ON COLUMN "csae"."load"."events_new" IS 'Events that were not current before.';
COMMENT ON COLUMN "csae"."load"."events_changed" IS 'Events with a new version.';
COMMENT ON COLUMN "csae"."load"."events_unchanged" IS 'Events already current with this content.';
COMMENT ON COLUMN "csae"."load"."events_closed" IS 'Events that a snapshot no longer has.';
COMMENT ON COLUMN "csae"."load"."events_late" IS 'Events older than what is current; written as history only.';
COMMENT ON COLUMN "csae"."load"."persons_new" IS 'Persons who were not known before.';
COMMENT ON COLUMN "csae"."load"."persons_changed" IS 'Persons with a new version.';
COMMENT ON COLUMN "csae"."load"."persons_unchanged" IS 'Persons already current with these attributes.';
COMMENT ON COLUMN "csae"."load"."persons_late" IS 'Persons of whom a newer version was known; written as history only.';
COMMENT ON COLUMN "csae"."load"."started_at" IS 'When the import started, UTC.';
COMMENT ON COLUMN "csae"."load"."committed_at" IS 'When the load was recorded, UTC; forced to increase with load_id, so that a clock step cannot reorder history.';
COMMENT ON COLUMN "csae"."load"."loaded_by" IS 'Account that the program ran under; blank in rows of stores that did not keep it.';
COMMENT ON COLUMN "csae"."load"."staging_ms" IS 'Milliseconds of reading the file, and of mapping it slice by slice less mapping_ms; blank when it was not reached.';
COMMENT ON COLUMN "csae"."load"."mapping_ms" IS 'Milliseconds of mapping and of checking what was mapped; blank when it was not reached.';
COMMENT ON COLUMN "csae"."load"."merging_ms" IS 'Milliseconds of merging until this row was written; blank when it was not reached.';
COMMENT ON COLUMN "csae"."load"."withdrawn_by" IS 'Number of the change that took the load out again; blank when it was not withdrawn.';

CREATE TABLE "csae"."change" (
    "load_id" INTEGER NOT NULL,
    "kind" "csae"."change_kind_code" NOT NULL,
    "of_load" INTEGER,
    "made_by" VARCHAR NOT NULL,
    "reason" VARCHAR,
    "committed_at" TIMESTAMP NOT NULL
);
COMMENT ON TABLE "csae"."change" IS 'One row is a change of the store that is no load. Loads and changes take their numbers from one sequence.';
COMMENT ON COLUMN "csae"."change"."load_id" IS 'Number of the change; no load has the same.';
COMMENT ON COLUMN "csae"."change"."kind" IS 'What changed. Codes: withdrawal = A load was taken out of the current rows; linkage = Persons were linked anew; reference = Agencies, areas or residents were changed by the configuration; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."change"."of_load" IS 'The load that was withdrawn; blank for other changes.';
COMMENT ON COLUMN "csae"."change"."made_by" IS 'Account that the program ran under.';
COMMENT ON COLUMN "csae"."change"."reason" IS 'Why, in the words of whoever did it; blank where the program does it by itself.';
COMMENT ON COLUMN "csae"."change"."committed_at" IS 'When it was recorded, UTC; forced to increase with the number, loads and changes together.';

CREATE TABLE "csae"."restated" (
    "id" UUID NOT NULL,
    "load_id" INTEGER NOT NULL
);
COMMENT ON TABLE "csae"."restated" IS 'One row says that a load repeated an event or person unchanged, so that a late delivery can tell what is newer.';
COMMENT ON COLUMN "csae"."restated"."id" IS 'An event_id or a person_id.';
COMMENT ON COLUMN "csae"."restated"."load_id" IS 'The load that repeated it.';

CREATE TABLE "csae"."quarantine" (
    "load_id" INTEGER NOT NULL,
    "line" BIGINT NOT NULL,
    "kind" "csae"."held_kind_code" NOT NULL,
    "code" VARCHAR NOT NULL,
    "field" VARCHAR,
    "reason" VARCHAR NOT NULL,
    "body" BLOB NOT NULL
);
COMMENT ON TABLE "csae"."quarantine" IS 'One row is a reason for which one source row is held. The row itself is encrypted.';
COMMENT ON COLUMN "csae"."quarantine"."load_id" IS 'The load.';
COMMENT ON COLUMN "csae"."quarantine"."line" IS 'Line of the row in the delivered file.';
COMMENT ON COLUMN "csae"."quarantine"."kind" IS 'What holds it. Codes: reader = The reader could not read the row; value = A value could not be read or is not mapped; rule = A rule or check holds the row; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."quarantine"."code" IS 'Issue code.';
COMMENT ON COLUMN "csae"."quarantine"."field" IS 'The mapping''s name of the field; blank when the row as a whole is held.';
COMMENT ON COLUMN "csae"."quarantine"."reason" IS 'The reason in words, without any value of the row.';
COMMENT ON COLUMN "csae"."quarantine"."body" IS 'The row, AES-256-GCM under a key outside the store, bound to its load and line.';

CREATE TABLE "csae"."audit_point" (
    "load_id" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" VARCHAR NOT NULL
);
COMMENT ON TABLE "csae"."audit_point" IS 'One row says which record of the audit began a load, so that a cut audit is seen against the ledger.';
COMMENT ON COLUMN "csae"."audit_point"."load_id" IS 'The load.';
COMMENT ON COLUMN "csae"."audit_point"."sequence" IS 'Number of the audit''s record.';
COMMENT ON COLUMN "csae"."audit_point"."hash" IS 'SHA-256 of that record.';

CREATE TABLE "csae"."stamp" (
    "store_id" UUID NOT NULL,
    "schema_version" INTEGER NOT NULL,
    "synthetic" BOOLEAN NOT NULL,
    "key_check" VARCHAR NOT NULL,
    "created_at" TIMESTAMP NOT NULL
);
COMMENT ON TABLE "csae"."stamp" IS 'The one row says what this store is.';
COMMENT ON COLUMN "csae"."stamp"."store_id" IS 'Random; the vault that belongs to this store carries the same.';
COMMENT ON COLUMN "csae"."stamp"."schema_version" IS 'Version of the schema that the store was made with.';
COMMENT ON COLUMN "csae"."stamp"."synthetic" IS 'True when the store holds made-up data only.';
COMMENT ON COLUMN "csae"."stamp"."key_check" IS 'Tells a wrong key file from the right one, and nothing else about it.';
COMMENT ON COLUMN "csae"."stamp"."created_at" IS 'When the store was made, UTC.';

CREATE TABLE "csae"."kept_row" (
    "load_id" INTEGER NOT NULL,
    "line" BIGINT NOT NULL,
    "body" BLOB NOT NULL
);
COMMENT ON TABLE "csae"."kept_row" IS 'One row is a mapped source row that speaks of the same event or person as a held one. It is kept, encrypted, so that the held row can be mapped later as if it had never waited.';
COMMENT ON COLUMN "csae"."kept_row"."load_id" IS 'The load.';
COMMENT ON COLUMN "csae"."kept_row"."line" IS 'Line of the row in the delivered file.';
COMMENT ON COLUMN "csae"."kept_row"."body" IS 'The row, AES-256-GCM under a key outside the store, bound to its load and line.';

CREATE TABLE "csae"."quarantine_action" (
    "load_id" INTEGER NOT NULL,
    "line" BIGINT NOT NULL,
    "action" "csae"."quarantine_action_code" NOT NULL,
    "by_load" INTEGER,
    "operator" VARCHAR NOT NULL,
    "reason" VARCHAR NOT NULL,
    "done_at" TIMESTAMP NOT NULL
);
COMMENT ON TABLE "csae"."quarantine_action" IS 'One row is what somebody did with one held row, and why. A row that was replayed, released or given up no longer waits.';
COMMENT ON COLUMN "csae"."quarantine_action"."load_id" IS 'The load that holds the row.';
COMMENT ON COLUMN "csae"."quarantine_action"."line" IS 'Line of the row in the delivered file.';
COMMENT ON COLUMN "csae"."quarantine_action"."action" IS 'What was done. Codes: shown = Its cells were shown to a person; replayed = It was mapped again and let in; released = It was let in without the cell that held it; given_up = It stays out for good; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."quarantine_action"."by_load" IS 'The load that let the row in; blank for what let nothing in.';
COMMENT ON COLUMN "csae"."quarantine_action"."operator" IS 'Who did it, as the operating system knows them.';
COMMENT ON COLUMN "csae"."quarantine_action"."reason" IS 'Why, in that person''s words.';
COMMENT ON COLUMN "csae"."quarantine_action"."done_at" IS 'When, UTC.';

CREATE TABLE "csae"."decision" (
    "decision_id" INTEGER NOT NULL,
    "feed" VARCHAR NOT NULL,
    "field" VARCHAR NOT NULL,
    "cell" UUID,
    "row_digest" UHUGEINT,
    "means" BLOB,
    "operator" VARCHAR NOT NULL,
    "reason" VARCHAR NOT NULL,
    "decided_at" TIMESTAMP NOT NULL,
    "withdrawn_by" VARCHAR,
    "withdrawn_reason" VARCHAR,
    "withdrawn_at" TIMESTAMP
);
COMMENT ON TABLE "csae"."decision" IS 'One row is a person''s decision on what a cell of a feed means. It is applied to every later load of the feed until it is withdrawn.';
COMMENT ON COLUMN "csae"."decision"."decision_id" IS 'Number of the decision, from 1 on.';
COMMENT ON COLUMN "csae"."decision"."feed" IS 'The feed, agency and feed.';
COMMENT ON COLUMN "csae"."decision"."field" IS 'The mapping''s name of the field.';
COMMENT ON COLUMN "csae"."decision"."cell" IS 'Keyed hash of the cell''s normal form; blank for a decision on one row.';
COMMENT ON COLUMN "csae"."decision"."row_digest" IS 'Hash of the row''s cells; blank for a decision on a spelling.';
COMMENT ON COLUMN "csae"."decision"."means" IS 'What the cell is read as, AES-256-GCM under a key outside the store, bound to the decision; NULL where it is read as blank.';
COMMENT ON COLUMN "csae"."decision"."operator" IS 'Who decided, as the operating system knows them.';
COMMENT ON COLUMN "csae"."decision"."reason" IS 'Why, in that person''s words.';
COMMENT ON COLUMN "csae"."decision"."decided_at" IS 'When, UTC.';
COMMENT ON COLUMN "csae"."decision"."withdrawn_by" IS 'Who withdrew it; blank while it stands.';
COMMENT ON COLUMN "csae"."decision"."withdrawn_reason" IS 'Why it was withdrawn, in that person''s words.';
COMMENT ON COLUMN "csae"."decision"."withdrawn_at" IS 'When it was withdrawn, UTC.';

CREATE TABLE "csae"."check_result" (
    "load_id" INTEGER NOT NULL,
    "scope" "csae"."check_scope_code" NOT NULL,
    "check_id" VARCHAR NOT NULL,
    "feed" VARCHAR,
    "subject" VARCHAR,
    "outcome" "csae"."check_outcome_code" NOT NULL,
    "found" BIGINT NOT NULL,
    "total" BIGINT,
    "compared" DOUBLE,
    "bound" DOUBLE,
    "checked_at" TIMESTAMP NOT NULL
);
COMMENT ON TABLE "csae"."check_result" IS 'One row is what one check found, of a delivery before it was merged or of the store after it.';
COMMENT ON COLUMN "csae"."check_result"."load_id" IS 'The load that was checked; for a check of the store the newest load that was in it.';
COMMENT ON COLUMN "csae"."check_result"."scope" IS 'Whether a delivery was checked, or the store. Codes: load = A delivery, before it was merged; store = The store; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."check_result"."check_id" IS 'The check, as Schema/checks.yaml names it, or mapping_ and the kind of a check of the mapping''s own.';
COMMENT ON COLUMN "csae"."check_result"."feed" IS 'The feed, agency and feed; blank where rows belong to none.';
COMMENT ON COLUMN "csae"."check_result"."subject" IS 'The column, field, harm or code that was looked at; blank where rows as a whole were.';
COMMENT ON COLUMN "csae"."check_result"."outcome" IS 'What the check said. Codes: passed = Nothing to say; info = Worth knowing; warn = Somebody should ask the agency; pause = The load waits for a person; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."check_result"."found" IS 'Rows, or days, that it found.';
COMMENT ON COLUMN "csae"."check_result"."total" IS 'Rows, or days, that it looked at or compared with.';
COMMENT ON COLUMN "csae"."check_result"."compared" IS 'What was compared with the limit, in percent; blank while there is no history to compare with.';
COMMENT ON COLUMN "csae"."check_result"."bound" IS 'The limit beyond which it says more than it did, in percent; blank when none was passed.';
COMMENT ON COLUMN "csae"."check_result"."checked_at" IS 'When, UTC.';

CREATE TABLE "csae"."load_acceptance" (
    "load_id" INTEGER NOT NULL,
    "operator" VARCHAR NOT NULL,
    "reason" VARCHAR NOT NULL,
    "accepted_at" TIMESTAMP NOT NULL
);
COMMENT ON TABLE "csae"."load_acceptance" IS 'One row says that a person accepts a paused delivery as it is. It is then loaded whatever its checks say.';
COMMENT ON COLUMN "csae"."load_acceptance"."load_id" IS 'The paused load.';
COMMENT ON COLUMN "csae"."load_acceptance"."operator" IS 'Who accepts it, as the operating system knows them.';
COMMENT ON COLUMN "csae"."load_acceptance"."reason" IS 'Why, in that person''s words.';
COMMENT ON COLUMN "csae"."load_acceptance"."accepted_at" IS 'When, UTC.';

CREATE TABLE "csae"."review_decision" (
    "event_id" UUID NOT NULL,
    "person_id" UUID,
    "reason" VARCHAR NOT NULL,
    "content_hash" UHUGEINT NOT NULL,
    "decision" "csae"."review_decision_code" NOT NULL,
    "role" "csae"."role_code",
    "status" "csae"."status_code",
    "by_load" INTEGER NOT NULL,
    "of_load" INTEGER NOT NULL,
    "operator" VARCHAR NOT NULL,
    "why" VARCHAR NOT NULL,
    "decided_at" TIMESTAMP NOT NULL
);
COMMENT ON TABLE "csae"."review_decision" IS 'One row is what a person decided on a question about an event. It is applied whenever the event comes again with the same content; with another the question is open again.';
COMMENT ON COLUMN "csae"."review_decision"."event_id" IS 'The event.';
COMMENT ON COLUMN "csae"."review_decision"."person_id" IS 'The person whom the concern is about; blank when the event identifies nobody.';
COMMENT ON COLUMN "csae"."review_decision"."reason" IS 'The question, as the mapping asks it.';
COMMENT ON COLUMN "csae"."review_decision"."content_hash" IS 'Hash of the event''s source rows as they were when it was decided.';
COMMENT ON COLUMN "csae"."review_decision"."decision" IS 'What was decided. Codes: accept = The concern stands as mapped; change = The concern stands with changes; reject = The concern does not stand; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."review_decision"."role" IS 'The concern''s role from then on; blank where it stays. Codes: experienced = The person was harmed; displayed = The person displayed the behaviour; both = The person was harmed and displayed the behaviour; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."review_decision"."status" IS 'The concern''s status from then on; blank where it stays. Codes: confirmed = The source decided that it happened; suspected = The source suspects it; at_risk = The source sees a risk; its own line in every count; ruled_out = The source ruled it out, where the field can say so safely; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."review_decision"."by_load" IS 'The load that brought the decision into the store.';
COMMENT ON COLUMN "csae"."review_decision"."of_load" IS 'The newest load that spoke of the event when it was decided.';
COMMENT ON COLUMN "csae"."review_decision"."operator" IS 'Who decided, as the operating system knows them.';
COMMENT ON COLUMN "csae"."review_decision"."why" IS 'Why, in that person''s words.';
COMMENT ON COLUMN "csae"."review_decision"."decided_at" IS 'When, UTC.';

CREATE VIEW "csae"."agency_now" AS
SELECT
    "agency_id",
    "name",
    "kind"::VARCHAR AS "kind",
    "area_code",
    "load_from"
FROM "csae"."agency"
WHERE load_to = 2147483647;
COMMENT ON VIEW "csae"."agency_now" IS 'The current rows of agency. One row is an organisation whose extracts come in.';
COMMENT ON COLUMN "csae"."agency_now"."agency_id" IS 'The organisation, as the configuration names it.';
COMMENT ON COLUMN "csae"."agency_now"."name" IS 'Name of the organisation, as the configuration states it.';
COMMENT ON COLUMN "csae"."agency_now"."kind" IS 'What kind of organisation it is. Codes: police = Police force; social_care = Children''s social care of a council; sarc = Sexual assault referral centre; csa_hub = Child house or hub for children who were sexually abused; health = Health service other than mental health; mental_health = Mental health service; vcs = Voluntary or community service; isva = Independent sexual violence adviser service; youth_justice = Youth justice service; education = School, college or education service; adult_safeguarding = Adult safeguarding service; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."agency_now"."area_code" IS 'The area that it serves, a GSS code.';
COMMENT ON COLUMN "csae"."agency_now"."load_from" IS 'Number of the change that wrote this row; table change maps it to an instant; 0 for rows of stores that kept no history of this table.';

CREATE VIEW "csae"."area_now" AS
SELECT
    "area_code",
    "name",
    "kind"::VARCHAR AS "kind",
    "load_from"
FROM "csae"."area"
WHERE load_to = 2147483647;
COMMENT ON VIEW "csae"."area_now" IS 'The current rows of area. One row is an area that the deployment reports on.';
COMMENT ON COLUMN "csae"."area_now"."area_code" IS 'GSS code of the area.';
COMMENT ON COLUMN "csae"."area_now"."name" IS 'Name of the area, as the configuration states it.';
COMMENT ON COLUMN "csae"."area_now"."kind" IS 'What kind of area it is. Codes: council = Area of one council; police_force = Area of one police force; pan_area = The whole area that this deployment reports on; outside = A place outside the area; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."area_now"."load_from" IS 'Number of the change that wrote this row; table change maps it to an instant; 0 for rows of stores that kept no history of this table.';

CREATE VIEW "csae"."population_now" AS
SELECT
    "area_code",
    "year",
    "sex"::VARCHAR AS "sex",
    "age",
    "persons",
    "load_from"
FROM "csae"."population"
WHERE load_to = 2147483647;
COMMENT ON VIEW "csae"."population_now" IS 'The current rows of population. One row is the number of residents of one area, year, sex and age; the denominators of rates, supplied by the configuration.';
COMMENT ON COLUMN "csae"."population_now"."area_code" IS 'GSS code of the area.';
COMMENT ON COLUMN "csae"."population_now"."year" IS 'Year of the estimate (mid-year).';
COMMENT ON COLUMN "csae"."population_now"."sex" IS 'Sex of the residents counted. Codes: female = Female; male = Male; all = Both together; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."population_now"."age" IS 'Age in whole years.';
COMMENT ON COLUMN "csae"."population_now"."persons" IS 'Residents.';
COMMENT ON COLUMN "csae"."population_now"."load_from" IS 'Number of the change that wrote this row; table change maps it to an instant; 0 for rows of stores that kept no history of this table.';

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
    "source_line",
    "origin"
FROM "csae"."person"
WHERE load_to = 2147483647;
COMMENT ON VIEW "csae"."person_now" IS 'The current rows of person. One row is one version of a person as one feed knows them. No identifier is here; those are in the vault.';
COMMENT ON COLUMN "csae"."person_now"."person_id" IS 'Keyed hash of the agency''s own person number, the same in all feeds of the agency; the same person has another one at another agency.';
COMMENT ON COLUMN "csae"."person_now"."source" IS 'The feed that this version came from, agency and feed.';
COMMENT ON COLUMN "csae"."person_now"."sex" IS 'Sex as recorded; never merged with gender identity. Codes: female = Female; male = Male; other = Indeterminate, or another answer of the source''s list; not_stated = Asked, and declined to say; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."person_now"."gender_identity" IS 'Gender identity as recorded. Codes: female = Girl or woman; male = Boy or man; trans_female = Trans girl or trans woman; trans_male = Trans boy or trans man; non_binary = Non-binary; other = Another identity of the source''s list; not_stated = Asked, and declined to say; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."person_now"."ethnicity" IS 'Ethnicity as the person defined it, 18 groups and not stated. Codes: white_british = White, English, Welsh, Scottish, Northern Irish or British; white_irish = White, Irish; white_traveller = White, Gypsy, Roma or Irish Traveller (sources differ in how they split these); white_other = White, any other background; mixed_white_black_caribbean = Mixed, White and Black Caribbean; mixed_white_black_african = Mixed, White and Black African; mixed_white_asian = Mixed, White and Asian; mixed_other = Mixed, any other background; asian_indian = Asian, Indian; asian_pakistani = Asian, Pakistani; asian_bangladeshi = Asian, Bangladeshi; asian_chinese = Asian, Chinese; asian_other = Asian, any other background; black_african = Black, African; black_caribbean = Black, Caribbean; black_other = Black, any other background; other_arab = Arab; other_any = Any other ethnic group; not_stated = Asked, and declined to say; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."person_now"."ethnicity_group" IS 'Ethnicity in five groups. Codes: white = White; mixed = Mixed or multiple ethnic groups; asian = Asian or Asian British, Chinese included; black = Black, Black British, Caribbean or African; other = Other ethnic group, Arab included; not_stated = Asked, and declined to say; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."person_now"."sexual_orientation" IS 'Sexual orientation as recorded. Codes: heterosexual = Heterosexual; gay_or_lesbian = Gay or lesbian; bisexual = Bisexual; other = Another answer of the source''s list; not_stated = Asked, and declined to say; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."person_now"."disability" IS 'Disabilities as recorded, each once; an empty list never stands for none. Codes: none = The source says that there is no disability; mobility = Mobility; hand_function = Hand function; personal_care = Personal care; incontinence = Incontinence; communication = Communication; learning = Learning disability; hearing = Hearing; vision = Vision; behaviour = Behaviour; consciousness = Consciousness; autism = Autism; mental_health = Mental health; physical = Physical disability, not split further; other = Another disability; present = A disability, the kind not said; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."person_now"."home_area" IS 'Council area of residence, a GSS code.';
COMMENT ON COLUMN "csae"."person_now"."deprivation_decile" IS 'Deprivation decile of the place of residence, 1 the most deprived, 10 the least.';
COMMENT ON COLUMN "csae"."person_now"."birth_year_month" IS 'Year and month of birth, only where a clause of the agreement keeps it.';
COMMENT ON COLUMN "csae"."person_now"."unlinked_by_source" IS 'True when the source gave no person number, so that the same person may stand here several times.';
COMMENT ON COLUMN "csae"."person_now"."content_hash" IS 'Hash of what the version was read from.';
COMMENT ON COLUMN "csae"."person_now"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."person_now"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."person_now"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."person_now"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

CREATE VIEW "csae"."renumbering_now" AS
SELECT
    "source",
    "previous_id",
    "person_id",
    "load_from",
    "as_of",
    "source_line",
    "origin"
FROM "csae"."renumbering"
WHERE load_to = 2147483647;
COMMENT ON VIEW "csae"."renumbering_now" IS 'The current rows of renumbering. One row is what one delivery says of a person who got another number, each delivery for itself; of several about one earlier number in a feed the newest delivery counts.';
COMMENT ON COLUMN "csae"."renumbering_now"."source" IS 'The feed that says so, agency and feed.';
COMMENT ON COLUMN "csae"."renumbering_now"."previous_id" IS 'The person_id that the agency''s earlier number of the person gives.';
COMMENT ON COLUMN "csae"."renumbering_now"."person_id" IS 'The person_id of the number that the person has since; the same as previous_id where an earlier statement is taken back.';
COMMENT ON COLUMN "csae"."renumbering_now"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."renumbering_now"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."renumbering_now"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."renumbering_now"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

CREATE VIEW "csae"."person_link_now" AS
SELECT
    "person_id",
    "person_key",
    "probability",
    "linkage_version",
    "load_from"
FROM "csae"."person_link"
WHERE load_to = 2147483647;
COMMENT ON VIEW "csae"."person_link_now" IS 'The current rows of person_link. One row is the linkage''s answer for one person; persons with one person_key are taken to be the same human being.';
COMMENT ON COLUMN "csae"."person_link_now"."person_id" IS 'The person as one agency knows them.';
COMMENT ON COLUMN "csae"."person_link_now"."person_key" IS 'The smallest person_id of all that are taken to be the same human being.';
COMMENT ON COLUMN "csae"."person_link_now"."probability" IS 'Probability of the link, 0 to 1; 1 for exact identifiers.';
COMMENT ON COLUMN "csae"."person_link_now"."linkage_version" IS 'The method that made the link.';
COMMENT ON COLUMN "csae"."person_link_now"."load_from" IS 'Number of the change that wrote this row; table change maps it to an instant; 0 for rows of stores that kept no history of this table.';

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
    "source_line",
    "origin"
FROM "csae"."event"
WHERE load_to = 2147483647;
COMMENT ON VIEW "csae"."event_now" IS 'The current rows of event. One row is one version of something that an agency recorded, for example a report, an assessment or an attendance.';
COMMENT ON COLUMN "csae"."event_now"."event_id" IS 'Keyed hash of the agency''s own reference.';
COMMENT ON COLUMN "csae"."event_now"."agency_id" IS 'The agency that recorded it.';
COMMENT ON COLUMN "csae"."event_now"."feed" IS 'The feed that this version came from, agency and feed.';
COMMENT ON COLUMN "csae"."event_now"."kind" IS 'What the event is. Codes: crime_report = A crime that the police recorded; incident_report = An incident that the police recorded and that is no crime; referral = A referral or request for service; assessment = An assessment of a child''s needs; enquiry = An enquiry into significant harm (section 47); conference = A child protection conference; protection_plan = A child protection plan; plan = Another plan; looked_after_episode = A time looked after by a council; flag = A flag or marker set on a person''s record; panel = A multi-agency panel''s discussion of a person; attendance = An attendance at a sexual assault referral centre or hub; examination = A medical examination; support_episode = A time of support or therapy by one service; school_record = A safeguarding record of a school; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event_now"."received_on" IS 'Date on which the agency received or recorded it.';
COMMENT ON COLUMN "csae"."event_now"."occurred_from" IS 'First date on which it happened.';
COMMENT ON COLUMN "csae"."event_now"."occurred_to" IS 'Last date on which it happened.';
COMMENT ON COLUMN "csae"."event_now"."started_on" IS 'Date on which the assessment, plan or support started.';
COMMENT ON COLUMN "csae"."event_now"."ended_on" IS 'Date on which it ended; blank while it is open.';
COMMENT ON COLUMN "csae"."event_now"."referral_source" IS 'Who referred or reported first. Codes: family = Family member, relative or carer; acquaintance = Acquaintance of the person; self = The person themselves; other_individual = Another individual; school = School or college; education_service = Education service other than a school; gp = General practice; health_visitor = Health visitor; school_nurse = School nurse; primary_health = Other primary health service; emergency_department = Emergency department; mental_health = Mental health service; other_health = Other health service; housing = Housing service or landlord; social_care = Children''s or adult social care; council = Another service of the council; other_council = Another council; early_help = Early help; police = Police; legal = Court, probation, prison or another legal agency; sarc = Sexual assault referral centre; voluntary = Voluntary or community service; anonymous = Anonymous; other = Another source; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event_now"."event_area" IS 'Council area in which it happened or was recorded, a GSS code; often another than the area of residence.';
COMMENT ON COLUMN "csae"."event_now"."place" IS 'Kind of place in which it happened. Codes: own_home = Home of the person harmed; suspect_home = Home of a suspect; other_home = Another home; school = School or college; care_setting = Children''s home, foster home or another care setting; health_setting = Hospital or another health setting; faith_setting = Place of worship or faith setting; leisure = Sport, club or leisure setting; business = Hotel, taxi, takeaway or another business; vehicle = Vehicle; public_place = Street, park, transport or another public place; custody = Custody or secure setting; online = Online; other = Another place; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event_now"."site" IS 'Site of the service.';
COMMENT ON COLUMN "csae"."event_now"."pathway" IS 'Pathway through the service. Codes: examination_only = Examination without follow-up; examination_and_follow_up = Examination with follow-up; follow_up_only = Follow-up without examination; advice = Advice only; acute = Acute pathway, within the forensic window; non_recent = Non-recent pathway; counselling = Counselling or talking therapy; therapy = Other therapy; isva = Independent sexual violence adviser, adults; chisva = Independent sexual violence adviser, children; group = Group work; family = Family work; helpline = Helpline or online chat; hsb = Work with children displaying harmful sexual behaviour; other = Another pathway; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event_now"."category" IS 'Latest category of the child protection plan. Codes: neglect = Neglect; physical = Physical abuse; sexual = Sexual abuse; emotional = Emotional abuse; multiple = More than one category; may hide sexual abuse; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event_now"."category_first" IS 'First category of the child protection plan. Codes: neglect = Neglect; physical = Physical abuse; sexual = Sexual abuse; emotional = Emotional abuse; multiple = More than one category; may hide sexual abuse; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event_now"."offence_code" IS 'Home Office class and sub-class of the offence, NNN/NN.';
COMMENT ON COLUMN "csae"."event_now"."examination" IS 'Whether a medical examination was done; not indicated is not declined. Codes: done = Examined; declined = Offered and declined; not_indicated = Not indicated; not_offered = Not offered; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event_now"."referred_at" IS 'Instant of the referral, UTC.';
COMMENT ON COLUMN "csae"."event_now"."examined_at" IS 'Instant at which the examination started, UTC.';
COMMENT ON COLUMN "csae"."event_now"."outcome" IS 'What came of it; blank and open are not "no action". Codes: charged = Charged or summonsed; caution = Caution; out_of_court = Another out-of-court disposal; taken_into_consideration = Taken into consideration at another trial; prosecution_prevented = Prosecution prevented, for example by age, illness or death; evidential_victim_supports = Evidential difficulties, the victim supports action; evidential_victim_does_not_support = Evidential difficulties, the victim does not support action; no_suspect = Investigation complete, no suspect identified; not_in_public_interest = Not in the public interest; diversion = Diversion, education or intervention; transferred = Passed to another body; open = Not decided yet; never "no action"; no_further_action = Ended without further action; rules nothing out; child_in_need = Child in need plan or service; enquiry = Went on to an enquiry; protection_plan = Went on to a child protection plan; early_help = Went on to early help; accepted = Accepted by the service; not_accepted = Not accepted by the service; other = Another outcome; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event_now"."closure_reason" IS 'Why it was closed. Codes: planned = Planned ending; unplanned = Unplanned ending; declined = The person declined; moved = Moved out of the area; referred_on = Referred on to another service; transferred = Transferred to another council; adult_services = Transferred to adult services; adopted = Adopted; child_arrangements = Child arrangements order; special_guardianship = Special guardianship order; died = Died; no_further_action = Closed after assessment without further action; early_help = Closed after assessment, referred to early help; other = Another reason; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event_now"."reported_to_police" IS 'Whether it was reported to the police. Codes: yes = Reported; no = The source says that it was not reported; considering = The person is considering it; anonymous = Passed on without the person''s name; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event_now"."sessions_offered" IS 'Sessions offered.';
COMMENT ON COLUMN "csae"."event_now"."sessions_attended" IS 'Sessions attended.';
COMMENT ON COLUMN "csae"."event_now"."content_hash" IS 'Hash of the source rows that the event was read from; the same hash under the same mapping means unchanged.';
COMMENT ON COLUMN "csae"."event_now"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."event_now"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."event_now"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."event_now"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

CREATE VIEW "csae"."event_person_now" AS
SELECT
    "event_id",
    "person_id",
    "role_in_event"::VARCHAR AS "role_in_event",
    "age_at_event",
    "age_when_occurred",
    "load_from",
    "as_of",
    "source_line",
    "origin"
FROM "csae"."event_person"
WHERE load_to = 2147483647;
COMMENT ON VIEW "csae"."event_person_now" IS 'The current rows of event_person. One row is one person who was at an event. An event with no row here has no identified person, and still counts as an event.';
COMMENT ON COLUMN "csae"."event_person_now"."event_id" IS 'The event.';
COMMENT ON COLUMN "csae"."event_person_now"."person_id" IS 'The person.';
COMMENT ON COLUMN "csae"."event_person_now"."role_in_event" IS 'The person''s part in the event. Codes: subject = The person whom the event is about; other = Another person present in the record, for example a sibling; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."event_person_now"."age_at_event" IS 'Age in whole years on the event''s date; blank when unknown, which is neither adult nor child.';
COMMENT ON COLUMN "csae"."event_person_now"."age_when_occurred" IS 'Age in whole years on the first day of what happened, occurred_from; blank when either date is unknown.';
COMMENT ON COLUMN "csae"."event_person_now"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."event_person_now"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."event_person_now"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."event_person_now"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

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
    "source_line",
    "origin"
FROM "csae"."concern"
WHERE load_to = 2147483647;
COMMENT ON VIEW "csae"."concern_now" IS 'The current rows of concern. One row is one harm that was recognised for one person at one event. No row means that nothing was recorded, never that there was no harm.';
COMMENT ON COLUMN "csae"."concern_now"."event_id" IS 'The event at which it was recognised.';
COMMENT ON COLUMN "csae"."concern_now"."person_id" IS 'The person; blank when the event identifies nobody.';
COMMENT ON COLUMN "csae"."concern_now"."ordinal" IS 'Number of the concern among those of its event and person.';
COMMENT ON COLUMN "csae"."concern_now"."harm" IS 'The harm. Exploitation rolls up into abuse and is never added to it. Codes: csa = Child sexual abuse; counts include cse; cse = Child sexual exploitation, a form of csa, never added to it; hsb = Harmful sexual behaviour, displayed or experienced according to role; unspecified = Sexual harm that the source does not specify; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern_now"."status" IS 'How sure the source is. Codes: confirmed = The source decided that it happened; suspected = The source suspects it; at_risk = The source sees a risk; its own line in every count; ruled_out = The source ruled it out, where the field can say so safely; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern_now"."precision" IS 'How far the status can be relied on. Codes: exact = The source states this status; undifferentiated = The source cannot tell confirmed from suspected from at risk; inferred = A rule inferred the status from other fields; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern_now"."role" IS 'Whether the person was harmed or displayed the behaviour. Codes: experienced = The person was harmed; displayed = The person displayed the behaviour; both = The person was harmed and displayed the behaviour; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern_now"."recency" IS 'Whether the abuse is current or non-recent. Codes: current = Current or recent abuse; non_recent = Non-recent abuse; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern_now"."flag_state" IS 'Whether the flag still stands. Codes: active = The flag stands; closed = The flag was closed; closing rules nothing out; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern_now"."risk_level" IS 'Level of risk on one scale for all agencies. Codes: low = Low; medium = Medium; high = High; none_identified = Assessed, and no risk identified; not_assessed = Not assessed yet; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern_now"."scale_level" IS 'Level on the source''s own scale. Codes: normal = Hackett continuum, normal; inappropriate = Hackett continuum, inappropriate; problematic = Hackett continuum, problematic; abusive = Hackett continuum, abusive; violent = Hackett continuum, violent; green = Traffic light, green; amber = Traffic light, amber; red = Traffic light, red; category_1 = Category 1 of the source''s scale; category_2 = Category 2 of the source''s scale; category_3 = Category 3 of the source''s scale; category_a = Category A of the source''s scale; category_b = Category B of the source''s scale; category_c = Category C of the source''s scale; emerging = Emerging; standard = Standard; low = Low; moderate = Moderate; medium = Medium; significant = Significant; high = High; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern_now"."settings" IS 'Settings of the abuse, each once; empty when none is recorded. Codes: intrafamilial = In the family; extrafamilial = Outside the family; peer = By another child or young person; group = By a group; gang = By or through a gang; online = Online, wholly or in part; institution = In an institution; acquaintance = By an acquaintance; stranger = By a stranger; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern_now"."contact" IS 'Contact or non-contact abuse. Codes: contact = Contact abuse; non_contact = Non-contact abuse; both = Both; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern_now"."identified_on" IS 'Date on which the concern was identified or the flag set.';
COMMENT ON COLUMN "csae"."concern_now"."ended_on" IS 'Date on which the flag was closed.';
COMMENT ON COLUMN "csae"."concern_now"."definition" IS 'The definition that the agency works under. Codes: csa_wt = Child sexual abuse as in Working Together to Safeguard Children; cse_dfe_2017 = Child sexual exploitation as defined by the Department for Education in 2017; cse_2009 = Child sexual exploitation as in the guidance of 2009; hsb_hackett = Harmful sexual behaviour as in Hackett; local = A definition of the agency''s own; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern_now"."basis" IS 'Whether the agency recorded the harm or a rule derived it. Codes: recorded = The agency recorded this harm; derived = A rule derived it from other fields; every report can leave it out; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."concern_now"."source_reading" IS 'The words of the lexicon that were understood in the cell; never the cell.';
COMMENT ON COLUMN "csae"."concern_now"."rule" IS 'The mapping rule that wrote the row; see table rule.';
COMMENT ON COLUMN "csae"."concern_now"."under_review" IS 'True while an open review asks a person; the concern then counts nowhere but in the review measures.';
COMMENT ON COLUMN "csae"."concern_now"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."concern_now"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."concern_now"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."concern_now"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

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
    "source_line",
    "origin"
FROM "csae"."factor"
WHERE load_to = 2147483647;
COMMENT ON VIEW "csae"."factor_now" IS 'The current rows of factor. One row is one vulnerability or circumstance that was recorded for one person at one event.';
COMMENT ON COLUMN "csae"."factor_now"."event_id" IS 'The event.';
COMMENT ON COLUMN "csae"."factor_now"."person_id" IS 'The person; blank when the event identifies nobody.';
COMMENT ON COLUMN "csae"."factor_now"."factor" IS 'The factor. Codes: missing = Going missing; looked_after = Looked after by a council; cp_plan = Subject of a child protection plan; learning_disability = Learning disability; physical_disability = Physical disability or illness; mental_health = Mental health; self_harm = Self-harm; domestic_abuse = Domestic abuse; alcohol = Alcohol misuse; drugs = Drug misuse; gang = Gangs; trafficking = Trafficking; criminal_exploitation = Child criminal exploitation; uasc = Unaccompanied asylum-seeking child; not_in_school = Not in school; pupil_referral_unit = In a pupil referral unit; prior_arrest = Arrested before; carer = Young carer; privately_fostered = Privately fostered; bereavement = Bereavement; homeless = Homeless or in unstable housing; unacceptable_behaviour = Socially unacceptable behaviour; not harmful sexual behaviour; neglect = Neglect; emotional_abuse = Emotional abuse; physical_abuse = Physical abuse, by whom not split; physical_abuse_by_child = Physical abuse by another child; physical_abuse_by_adult = Physical abuse by an adult; sexual_abuse = Sexual abuse, by whom not split; sexual_abuse_by_child = Sexual abuse by another child; sexual_abuse_by_adult = Sexual abuse by an adult; sexual_exploitation = Sexual exploitation; fgm = Female genital mutilation; faith_abuse = Abuse linked to faith or belief; other = Another factor; none_identified = The assessor recorded that there is no factor (code 21); unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."factor_now"."code" IS 'The source''s own code, for example 19B.';
COMMENT ON COLUMN "csae"."factor_now"."answer" IS 'What the source says about the factor. Codes: yes = The source says yes; no = The source says no, where the field can say so safely; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."factor_now"."noted_on" IS 'Date on which it was noted.';
COMMENT ON COLUMN "csae"."factor_now"."rule" IS 'The mapping rule that wrote the row; see table rule.';
COMMENT ON COLUMN "csae"."factor_now"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."factor_now"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."factor_now"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."factor_now"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

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
    "source_line",
    "origin"
FROM "csae"."suspect"
WHERE load_to = 2147483647;
COMMENT ON VIEW "csae"."suspect_now" IS 'The current rows of suspect. One row is a person suspected of the harm, or responsible for it. A suspect under 18 is a child.';
COMMENT ON COLUMN "csae"."suspect_now"."event_id" IS 'The event.';
COMMENT ON COLUMN "csae"."suspect_now"."ordinal" IS 'Number of the suspect within the event.';
COMMENT ON COLUMN "csae"."suspect_now"."suspect_id" IS 'Keyed hash of the agency''s own number of the suspect; blank when not identified.';
COMMENT ON COLUMN "csae"."suspect_now"."sex" IS 'Sex as recorded. Codes: female = Female; male = Male; other = Indeterminate, or another answer of the source''s list; not_stated = Asked, and declined to say; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."suspect_now"."age_at_event" IS 'Age in whole years on the event''s date; blank when unknown.';
COMMENT ON COLUMN "csae"."suspect_now"."ethnicity" IS 'Ethnicity as recorded; see ethnicity_basis. Codes: white_british = White, English, Welsh, Scottish, Northern Irish or British; white_irish = White, Irish; white_traveller = White, Gypsy, Roma or Irish Traveller (sources differ in how they split these); white_other = White, any other background; mixed_white_black_caribbean = Mixed, White and Black Caribbean; mixed_white_black_african = Mixed, White and Black African; mixed_white_asian = Mixed, White and Asian; mixed_other = Mixed, any other background; asian_indian = Asian, Indian; asian_pakistani = Asian, Pakistani; asian_bangladeshi = Asian, Bangladeshi; asian_chinese = Asian, Chinese; asian_other = Asian, any other background; black_african = Black, African; black_caribbean = Black, Caribbean; black_other = Black, any other background; other_arab = Arab; other_any = Any other ethnic group; not_stated = Asked, and declined to say; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."suspect_now"."ethnicity_basis" IS 'Who said so. Codes: self_defined = What the person said; observed = What an officer saw; never a person''s own answer; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."suspect_now"."nationality_recorded" IS 'Whether the source holds a nationality; the nationality itself is not kept. Codes: yes = The source says yes; no = The source says no, where the field can say so safely; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."suspect_now"."relationship" IS 'Relationship to the person harmed. Codes: parent = Parent; step_parent = Step-parent or a parent''s partner; sibling = Sibling, half or step included; relative = Another relative; carer = Foster carer or another carer; family_friend = Friend of the family; partner = Partner; former_partner = Former partner; peer = Another child or young person; acquaintance = Acquaintance; position_of_trust = Person in a position of trust; online_contact = Known only online; stranger = Stranger; other = Another relationship; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."suspect_now"."peer" IS 'Whether the suspect is another child or young person. Codes: yes = The source says yes; no = The source says no, where the field can say so safely; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."suspect_now"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."suspect_now"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."suspect_now"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."suspect_now"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

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
    "source_line",
    "origin"
FROM "csae"."outcome"
WHERE load_to = 2147483647;
COMMENT ON VIEW "csae"."outcome_now" IS 'The current rows of outcome. One row is one measured outcome of one person; scores of different tools are never pooled.';
COMMENT ON COLUMN "csae"."outcome_now"."event_id" IS 'The event, mostly an episode of support.';
COMMENT ON COLUMN "csae"."outcome_now"."person_id" IS 'The person.';
COMMENT ON COLUMN "csae"."outcome_now"."tool" IS 'The tool that was used. Codes: sdq = Strengths and Difficulties Questionnaire, total difficulties (0 to 40, lower is better); core_10 = CORE-10 (0 to 40, lower is better); yp_core = YP-CORE (0 to 40, lower is better); tscc = Trauma Symptom Checklist for Children (T score, lower is better); cries_8 = CRIES-8 (0 to 40, lower is better); cries_13 = CRIES-13 (0 to 65, lower is better); rcads = RCADS (T score, lower is better); phq_9 = PHQ-9 (0 to 27, lower is better); gad_7 = GAD-7 (0 to 21, lower is better); outcomes_star = Outcomes Star (1 to 5 or 1 to 10 in each domain, higher is better); gbo = Goal Based Outcomes (0 to 10, higher is better); distance_travelled = The service''s own scale; compare within one service only; aim3 = AIM3; other = Another tool; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."outcome_now"."domain" IS 'The part of the tool. Codes: total = The tool''s total; safety = Safety; health = Health; coping = Coping; relationships = Relationships; justice = Confidence in the justice system; future = Hopes for the future; goal = A goal of the person''s own; other = Another domain; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."outcome_now"."stage" IS 'When in the episode it was taken. Codes: start = At the start; review = At a review; end = At the end; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."outcome_now"."taken_on" IS 'Date on which it was taken.';
COMMENT ON COLUMN "csae"."outcome_now"."score" IS 'The score, in the tool''s own unit.';
COMMENT ON COLUMN "csae"."outcome_now"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."outcome_now"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."outcome_now"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."outcome_now"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

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
    "source_line",
    "origin"
FROM "csae"."wait"
WHERE load_to = 2147483647;
COMMENT ON VIEW "csae"."wait_now" IS 'The current rows of wait. One row is one person''s time from referral to the start of one service.';
COMMENT ON COLUMN "csae"."wait_now"."event_id" IS 'The event, mostly a referral or an episode of support.';
COMMENT ON COLUMN "csae"."wait_now"."person_id" IS 'The person; blank when the event identifies nobody.';
COMMENT ON COLUMN "csae"."wait_now"."service" IS 'The service waited for. Codes: isva = Independent sexual violence adviser, adults; chisva = Independent sexual violence adviser, children; counselling = Counselling or talking therapy; therapy = Other therapy; group = Group work; family = Family work; helpline = Helpline or online chat; hsb = Work with children displaying harmful sexual behaviour; mental_health = Child and adolescent mental health service; other = Another service; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."wait_now"."referred_on" IS 'Date of the referral.';
COMMENT ON COLUMN "csae"."wait_now"."first_offered_on" IS 'Date of the first offer.';
COMMENT ON COLUMN "csae"."wait_now"."started_on" IS 'Date on which the service started.';
COMMENT ON COLUMN "csae"."wait_now"."ended_on" IS 'Date on which the service or the wait ended.';
COMMENT ON COLUMN "csae"."wait_now"."status" IS 'Where the referral stands. Codes: waiting = Waiting; in_service = The service has started; closed = Closed; not_accepted = Not accepted; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."wait_now"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."wait_now"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."wait_now"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."wait_now"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

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
    "source_line",
    "origin"
FROM "csae"."review"
WHERE load_to = 2147483647;
COMMENT ON VIEW "csae"."review_now" IS 'The current rows of review. One row is a question for a person about one event.';
COMMENT ON COLUMN "csae"."review_now"."review_id" IS 'The review; the same question about the same event keeps its number.';
COMMENT ON COLUMN "csae"."review_now"."event_id" IS 'The event.';
COMMENT ON COLUMN "csae"."review_now"."person_id" IS 'The person; blank when the event identifies nobody.';
COMMENT ON COLUMN "csae"."review_now"."rule" IS 'The mapping rule that asks; see table rule.';
COMMENT ON COLUMN "csae"."review_now"."reason" IS 'The question, as the mapping''s author wrote it.';
COMMENT ON COLUMN "csae"."review_now"."state" IS 'Whether it is decided. Codes: open = Waiting for a person; decided = Decided; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."review_now"."decision" IS 'What was decided; blank while open. Codes: accept = The concern stands as mapped; change = The concern stands with changes; reject = The concern does not stand; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "csae"."review_now"."decided_by" IS 'Who decided, the user''s own account name; blank while open.';
COMMENT ON COLUMN "csae"."review_now"."decided_at" IS 'When it was decided, UTC; blank while open.';
COMMENT ON COLUMN "csae"."review_now"."load_from" IS 'Number of the load that wrote this version; table load maps it to an instant.';
COMMENT ON COLUMN "csae"."review_now"."as_of" IS 'Business date of the delivery that this version came from.';
COMMENT ON COLUMN "csae"."review_now"."source_line" IS 'Line (sheet row for a workbook, start of the record for XML and FHIR) in the delivered file of load_from.';
COMMENT ON COLUMN "csae"."review_now"."origin" IS 'Number of the load whose file the row is from, where another change wrote this version by taking an earlier one up again; blank when it is load_from.';

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
COMMENT ON VIEW "csae"."event_flags" IS 'One row is one current event; csa, cse and hsb say what its agency recorded about each harm. Concerns under review are left out.';
COMMENT ON COLUMN "csae"."event_flags"."event_id" IS 'The event.';
COMMENT ON COLUMN "csae"."event_flags"."agency_id" IS 'The agency that recorded it.';
COMMENT ON COLUMN "csae"."event_flags"."feed" IS 'The feed that it came from.';
COMMENT ON COLUMN "csae"."event_flags"."kind" IS 'What the event is.';
COMMENT ON COLUMN "csae"."event_flags"."received_on" IS 'Date on which the agency received or recorded it.';
COMMENT ON COLUMN "csae"."event_flags"."event_area" IS 'Council area in which it happened or was recorded.';
COMMENT ON COLUMN "csae"."event_flags"."csa" IS 'Child sexual abuse, exploitation included. yes = confirmed or suspected; at_risk = a risk was recorded; no = ruled out by the source; unknown = the source does not know; not_recorded = nothing was recorded, which is never a no.';
COMMENT ON COLUMN "csae"."event_flags"."cse" IS 'Child sexual exploitation. yes = confirmed or suspected; at_risk = a risk was recorded; no = ruled out by the source; unknown = the source does not know; not_recorded = nothing was recorded, which is never a no.';
COMMENT ON COLUMN "csae"."event_flags"."hsb" IS 'Harmful sexual behaviour, in any role. yes = confirmed or suspected; at_risk = a risk was recorded; no = ruled out by the source; unknown = the source does not know; not_recorded = nothing was recorded, which is never a no.';
