CREATE TYPE "main"."nhs_number_status_code" AS ENUM ('verified', 'not_traced', 'trace_required', 'trace_failed', 'trace_unresolved', 'trace_in_progress', 'not_present', 'trace_postponed', 'unknown', 'not_recorded');
CREATE TYPE "main"."sex_code" AS ENUM ('female', 'male', 'other', 'not_stated', 'unknown', 'not_recorded');

CREATE TABLE "main"."person" (
    "person_id" UUID NOT NULL,
    "load_id" INTEGER NOT NULL,
    "source" VARCHAR NOT NULL,
    "nhs_number" VARCHAR USING COMPRESSION uncompressed,
    "nhs_number_status" "main"."nhs_number_status_code",
    "upn" VARCHAR USING COMPRESSION uncompressed,
    "family_name" VARCHAR,
    "given_name" VARCHAR,
    "born" DATE,
    "sex" "main"."sex_code",
    "postcode" VARCHAR,
    "late" BOOLEAN
);
COMMENT ON TABLE "main"."person" IS 'One row is what one load said about a person''s identity; of each person and source, the row of the highest load_id counts among those that are not late.';
COMMENT ON COLUMN "main"."person"."person_id" IS 'The person as one agency knows them.';
COMMENT ON COLUMN "main"."person"."load_id" IS 'The load, or the change that took a load out again; a row whose number the store''s ledger does not have is removed at the next start.';
COMMENT ON COLUMN "main"."person"."source" IS 'The feed, agency and feed.';
COMMENT ON COLUMN "main"."person"."nhs_number" IS 'NHS number as delivered, without spaces.';
COMMENT ON COLUMN "main"."person"."nhs_number_status" IS 'Verification status of the NHS number. Codes: verified = Present and verified (national code 01); not_traced = Present but not traced (02); trace_required = Trace required (03); trace_failed = Trace attempted, no match or several (04); trace_unresolved = Trace needs to be resolved (05); trace_in_progress = Trace in progress (06); not_present = Not present, no trace required (07); trace_postponed = Trace postponed (08); unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "main"."person"."upn" IS 'Unique pupil number as delivered.';
COMMENT ON COLUMN "main"."person"."family_name" IS 'Family name.';
COMMENT ON COLUMN "main"."person"."given_name" IS 'Given name.';
COMMENT ON COLUMN "main"."person"."born" IS 'Date of birth.';
COMMENT ON COLUMN "main"."person"."sex" IS 'Sex as recorded. Codes: female = Female; male = Male; other = Indeterminate, or another answer of the source''s list; not_stated = Asked, and declined to say; unknown = The source says that it does not know; not_recorded = The source left it blank.';
COMMENT ON COLUMN "main"."person"."postcode" IS 'Postcode.';
COMMENT ON COLUMN "main"."person"."late" IS 'True when a newer delivery had spoken of the person before; kept for when that one is withdrawn. Blank means no.';

CREATE TABLE "main"."stamp" (
    "store_id" UUID NOT NULL,
    "schema_version" INTEGER NOT NULL
);
COMMENT ON TABLE "main"."stamp" IS 'The one row says which store this vault belongs to.';
COMMENT ON COLUMN "main"."stamp"."store_id" IS 'The store''s own number.';
COMMENT ON COLUMN "main"."stamp"."schema_version" IS 'Version of the schema that the vault was made with.';
