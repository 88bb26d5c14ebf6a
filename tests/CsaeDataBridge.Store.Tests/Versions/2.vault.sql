-- A vault of version 2 of the schema as that version made it, without its comments, and a few rows of every table.
-- Read by StoreMigrationTests; never changed.

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
    "postcode" VARCHAR
);

CREATE TABLE "main"."stamp" (
    "store_id" UUID NOT NULL,
    "schema_version" INTEGER NOT NULL
);

INSERT INTO person BY NAME SELECT * FROM (VALUES
    (UUID '00000000-0000-0000-0000-0000000000a1', 1, 'northshire-police/crime', '9434765919', 'verified', 'Sample', DATE '2011-04-05', 'female'),
    (UUID '00000000-0000-0000-0000-0000000000a2', 1, 'northshire-police/crime', NULL, NULL, 'Other', NULL, NULL),
    (UUID '00000000-0000-0000-0000-0000000000a1', 2, 'northshire-police/crime', '9434765919', 'verified', 'Sample', DATE '2011-04-05', 'male'))
    AS t(person_id, load_id, source, nhs_number, nhs_number_status, family_name, born, sex);
INSERT INTO stamp VALUES ('00000000-0000-0000-0000-00000000005e', 2);
