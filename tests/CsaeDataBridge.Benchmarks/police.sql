-- The police extract's mapping written by hand, as well as we can: the same rows as samples/northshire/mappings/northshire-police/crime.yaml makes.
-- Input: the staging tables of one slice; the lexicon's readings of the flags (stage.main.flag_<field>, mapped.main.reading); mapped.main.delivery and the enumerations.
-- Output: catalog hand: event, person, vault_person, event_person, concern, factor, suspect, review, held, excluded.

-- What each distinct cell says is worked out once; cell 0 is blank, so that rows join without outer joins.
CREATE TABLE hand.recorded AS
SELECT cell, value, year(value) * 10000 + month(value) * 100 + day(value) AS day, CAST(CASE WHEN value IS NULL THEN 2 WHEN value NOT BETWEEN DATE '1900-01-01' AND as_of + 1 THEN 4 END AS SMALLINT) AS fate
FROM (SELECT cell, CASE WHEN regexp_full_match(normal, '[0-9]{2}/[0-9]{2}/[0-9]{4}') THEN try_strptime(normal, '%d/%m/%Y') WHEN regexp_full_match(normal, '[0-9]{2}-[a-z]{3}-[0-9]{2}') THEN try_strptime(left(normal, 7) || '20' || right(normal, 2), '%d-%b-%Y') END::DATE AS value FROM stage.main.cell_recorded), mapped.main.delivery
UNION ALL SELECT 0, NULL, NULL, NULL;
CREATE TABLE hand.occurred AS
SELECT cell, value, year(value) * 10000 + month(value) * 100 + day(value) AS day, CAST(CASE WHEN value IS NULL THEN 6 WHEN value NOT BETWEEN DATE '1900-01-01' AND as_of + 1 THEN 8 END AS SMALLINT) AS fate
FROM (SELECT cell, CASE WHEN regexp_full_match(normal, '[0-9]{2}/[0-9]{2}/[0-9]{4}') THEN try_strptime(normal, '%d/%m/%Y') END::DATE AS value FROM stage.main.cell_occurred), mapped.main.delivery
UNION ALL SELECT 0, NULL, NULL, NULL;
CREATE TABLE hand.born AS
SELECT cell, value, year(value) * 10000 + month(value) * 100 + day(value) AS day, CAST(CASE WHEN value IS NULL THEN 12 WHEN value NOT BETWEEN DATE '1900-01-01' AND as_of + 1 THEN 14 END AS SMALLINT) AS fate
FROM (SELECT cell, CASE WHEN regexp_full_match(normal, '[0-9]{2}/[0-9]{2}/[0-9]{4}') THEN try_strptime(normal, '%d/%m/%Y') END::DATE AS value FROM stage.main.cell_born), mapped.main.delivery
UNION ALL SELECT 0, NULL, NULL, NULL;
CREATE TABLE hand.offence AS
SELECT cell, coalesce(code, 'not_recorded') AS code,
  CAST(CASE WHEN code IN ('019/07', '019/09', '019/16', '019/17', '021/02', '021/04', '088/01', '088/02', '086/02', '086/10') THEN 5 END AS SMALLINT) AS csa,
  CAST(CASE WHEN code BETWEEN '071/02' AND '071/10' THEN 11 END AS SMALLINT) AS cse,
  CAST(CASE WHEN code IS NULL THEN 10 END AS SMALLINT) AS fate
FROM (SELECT cell, CASE WHEN regexp_full_match(normal, '[0-9]{1,3} ?[/.-] ?[0-9]{1,2}') THEN lpad(regexp_extract(normal, '^[0-9]+'), 3, '0') || '/' || lpad(regexp_extract(normal, '[0-9]+$'), 2, '0') WHEN regexp_full_match(normal, '[0-9]{4,5}') THEN lpad(left(normal, -2), 3, '0') || '/' || right(normal, 2) END AS code FROM stage.main.cell_offence)
UNION ALL SELECT 0, 'not_recorded', NULL, NULL, NULL;
CREATE TABLE hand.council AS
SELECT * FROM (VALUES ('eastmoor', 'E06000991'), ('westvale', 'E06000992'), ('northport', 'E06000993'), ('southmere', 'E06000994'), ('not known', 'unknown'), ('prefer not to say', 'unknown')) AS list(normal, value);
CREATE TABLE hand.area AS
SELECT cell, coalesce(value, 'not_recorded') AS value, CAST(CASE WHEN value IS NULL THEN 11 END AS SMALLINT) AS fate FROM stage.main.cell_area LEFT JOIN hand.council USING (normal)
UNION ALL SELECT 0, 'not_recorded', NULL;
CREATE TABLE hand.home AS
SELECT cell, coalesce(value, 'not_recorded') AS value, CAST(CASE WHEN value IS NULL THEN 19 END AS SMALLINT) AS fate FROM stage.main.cell_home LEFT JOIN hand.council USING (normal)
UNION ALL SELECT 0, 'not_recorded', NULL;
CREATE TABLE hand.sex AS
SELECT cell, coalesce(value, 'not_recorded')::mapped.main.sex_code AS value, CAST(CASE WHEN value IS NULL THEN 16 END AS SMALLINT) AS fate
FROM stage.main.cell_sex LEFT JOIN (VALUES ('f', 'female'), ('female', 'female'), ('m', 'male'), ('male', 'male')) AS list(normal, value) USING (normal)
UNION ALL SELECT 0, 'not_recorded', NULL;
CREATE TABLE hand.ethnic AS
SELECT cell, coalesce(value, 'not_recorded')::mapped.main.ethnicity_code AS value, CAST(CASE WHEN value IS NULL THEN 17 END AS SMALLINT) AS fate
FROM stage.main.cell_ethnic LEFT JOIN (VALUES ('w1', 'white_british'), ('w9', 'white_other'), ('a2', 'asian_pakistani'), ('a1', 'asian_indian'), ('b2', 'black_african'), ('b1', 'black_caribbean'), ('m1', 'mixed_white_black_caribbean'), ('o9', 'other_any'), ('ns', 'not_stated')) AS list(normal, value) USING (normal)
UNION ALL SELECT 0, 'not_recorded', NULL;
CREATE TABLE hand.sus_age AS
SELECT cell, CAST(CASE WHEN number BETWEEN 0 AND 120 THEN number END AS SMALLINT) AS value, CAST(CASE WHEN number IS NULL THEN 20 WHEN number NOT BETWEEN 0 AND 120 THEN 21 END AS SMALLINT) AS fate FROM (SELECT cell, TRY_CAST(normal AS INTEGER) AS number FROM stage.main.cell_sus_age)
UNION ALL SELECT 0, NULL, NULL;
CREATE TABLE hand.case_status AS
SELECT cell, normal IN ('open', 'closed') AS permitted FROM stage.main.cell_case_status
UNION ALL SELECT 0, FALSE;
CREATE TABLE hand.markers AS
SELECT cell, bool_or(item = 'online') AS online, bool_or(item = 'familial') AS familial, bool_or(item = 'csa') AS csa, bool_or(item = 'cse') AS cse, bool_or(item = 'hsb') AS hsb, bool_or(item IN ('misper', 'missing')) AS missing
FROM (SELECT cell, trim(unnest(string_split_regex(normal, '[;,]'))) AS item FROM stage.main.cell_markers) GROUP BY cell
UNION ALL SELECT 0, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE;
CREATE MACRO hand.flag(cells, unread) AS TABLE
SELECT cell, any_value(part) FILTER (harm = 'csa' AND says) AS csa, any_value(part) FILTER (harm = 'cse' AND says) AS cse, any_value(part) FILTER (harm = 'hsb' AND says) AS hsb, any_value(part) FILTER (harm = 'unspecified' AND says) AS unspecified, CAST(any_value(fate) AS SMALLINT) AS fate
FROM (SELECT cell, part, harm, status NOT IN ('not_recorded', 'ruled_out') AS says, CASE WHEN NOT understood THEN unread WHEN started_on NOT BETWEEN DATE '1900-01-01' AND as_of + 1 THEN unread + 1 END AS fate FROM query_table(cells) LEFT JOIN mapped.main.reading USING (part), mapped.main.delivery)
GROUP BY cell
UNION ALL SELECT 0, NULL, NULL, NULL, NULL, NULL;
CREATE TABLE hand.csa_flag AS SELECT * FROM hand.flag('stage.main.flag_csa_flag', 22);
CREATE TABLE hand.cse_flag AS SELECT * FROM hand.flag('stage.main.flag_cse_flag', 24);
CREATE TABLE hand.hsb_flag AS SELECT * FROM hand.flag('stage.main.flag_hsb_flag', 26);

-- One pass over the rows: everything that any table needs, and the fate.
CREATE TABLE hand."row" AS
WITH joined AS (
  SELECT r.line, r.digest, r.ref, r.victim_ref, r.sus_ref, recorded.value AS received_on, occurred.value AS occurred_from, recorded.day AS received_day, occurred.day AS occurred_day, born.value AS born, born.day AS born_day,
    offence.code AS offence, offence.csa AS csa_offence, offence.cse AS cse_offence, area.value AS area, home.value AS home, sex.value AS sex, ethnic.value AS ethnicity, sus_age.value AS sus_age,
    r.family_name, r.given_name, upper(translate(r.postcode, ' -', '')) AS compact, case_status.permitted,
    csa_flag.csa AS csa_csa, csa_flag.cse AS csa_cse, csa_flag.hsb AS csa_hsb, csa_flag.unspecified AS csa_unspecified,
    cse_flag.csa AS cse_csa, cse_flag.cse AS cse_cse, cse_flag.hsb AS cse_hsb, cse_flag.unspecified AS cse_unspecified,
    hsb_flag.csa AS hsb_csa, hsb_flag.cse AS hsb_cse, hsb_flag.hsb AS hsb_hsb, hsb_flag.unspecified AS hsb_unspecified,
    markers.online, markers.familial, markers.csa AS marked_csa, markers.cse AS marked_cse, markers.hsb AS marked_hsb, markers.missing,
    coalesce(recorded.fate, occurred.fate, offence.fate, area.fate, born.fate, sex.fate, ethnic.fate) AS before, coalesce(home.fate, sus_age.fate, csa_flag.fate, cse_flag.fate, hsb_flag.fate) AS after
  FROM stage.main."row" AS r
  JOIN hand.recorded ON recorded.cell = coalesce(r.recorded, 0)
  JOIN hand.occurred ON occurred.cell = coalesce(r.occurred, 0)
  JOIN hand.offence ON offence.cell = coalesce(r.offence, 0)
  JOIN hand.area ON area.cell = coalesce(r.area, 0)
  JOIN hand.born ON born.cell = coalesce(r.born, 0)
  JOIN hand.sex ON sex.cell = coalesce(r.sex, 0)
  JOIN hand.ethnic ON ethnic.cell = coalesce(r.ethnic, 0)
  JOIN hand.home ON home.cell = coalesce(r.home, 0)
  JOIN hand.sus_age ON sus_age.cell = coalesce(r.sus_age, 0)
  JOIN hand.csa_flag ON csa_flag.cell = coalesce(r.csa_flag, 0)
  JOIN hand.cse_flag ON cse_flag.cell = coalesce(r.cse_flag, 0)
  JOIN hand.hsb_flag ON hsb_flag.cell = coalesce(r.hsb_flag, 0)
  JOIN hand.markers ON markers.cell = coalesce(r.markers, 0)
  JOIN hand.case_status ON case_status.cell = coalesce(r.case_status, 0)
), read AS (
  SELECT *, CASE WHEN regexp_full_match(compact, '[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}') THEN left(compact, -3) || ' ' || right(compact, 3) END AS postcode,
    (coalesce(received_day, occurred_day) - born_day) // 10000 AS years, (occurred_day - born_day) // 10000 AS years_then
  FROM joined
)
SELECT line, digest, ref, sus_ref, sus_age, received_on, occurred_from, offence, area, home, sex, ethnicity, family_name, given_name, born, postcode, missing, victim_ref IS NULL AS unlinked,
  CAST(CASE WHEN permitted IS NOT TRUE THEN 1 ELSE coalesce(before, CASE WHEN compact IS NOT NULL AND postcode IS NULL THEN 18 END, after, 0) END AS SMALLINT) AS fate,
  CASE WHEN victim_ref IS NOT NULL THEN victim_ref WHEN born IS NOT NULL OR sex NOT IN ('unknown', 'not_recorded') OR ethnicity NOT IN ('unknown', 'not_recorded') OR home NOT IN ('unknown', 'not_recorded') OR family_name IS NOT NULL OR given_name IS NOT NULL OR postcode IS NOT NULL THEN CAST(md5(CAST(ref AS VARCHAR) || '|person|1') AS UUID) END AS person,
  CAST(CASE WHEN years BETWEEN 0 AND 120 THEN years END AS SMALLINT) AS age, CAST(CASE WHEN years_then BETWEEN 0 AND 120 THEN years_then END AS SMALLINT) AS age_then,
  CAST(CASE WHEN csa_csa IS NOT NULL THEN CASE WHEN online THEN 1 WHEN familial THEN 2 ELSE 3 END WHEN marked_csa THEN 4 WHEN csa_offence IS NOT NULL THEN 5 WHEN cse_csa IS NOT NULL THEN 6 WHEN hsb_csa IS NOT NULL THEN 7 END AS SMALLINT) AS csa,
  CAST(CASE WHEN cse_cse IS NOT NULL THEN CASE WHEN online THEN 8 ELSE 9 END WHEN marked_cse THEN 10 WHEN cse_offence IS NOT NULL THEN 11 WHEN csa_cse IS NOT NULL THEN 12 WHEN hsb_cse IS NOT NULL THEN 13 END AS SMALLINT) AS cse,
  CAST(CASE WHEN hsb_hsb IS NOT NULL THEN 14 WHEN marked_hsb THEN 15 WHEN csa_hsb IS NOT NULL THEN 16 WHEN cse_hsb IS NOT NULL THEN 17 END AS SMALLINT) AS hsb,
  CAST(CASE WHEN csa_unspecified IS NOT NULL THEN 18 WHEN cse_unspecified IS NOT NULL THEN 19 WHEN hsb_unspecified IS NOT NULL THEN 20 END AS SMALLINT) AS unspecified,
  coalesce(csa_csa, CASE WHEN NOT marked_csa AND csa_offence IS NULL THEN coalesce(cse_csa, hsb_csa) END, 0) AS csa_part,
  coalesce(cse_cse, CASE WHEN NOT marked_cse AND cse_offence IS NULL THEN coalesce(csa_cse, hsb_cse) END, 0) AS cse_part,
  coalesce(hsb_hsb, CASE WHEN NOT marked_hsb THEN coalesce(csa_hsb, cse_hsb) END, 0) AS hsb_part,
  coalesce(csa_unspecified, cse_unspecified, hsb_unspecified, 0) AS unspecified_part
FROM read;

CREATE TABLE hand.event AS
SELECT ref AS event_id, 'northshire-police' AS agency_id, feed, 'crime_report'::mapped.main.event_kind_code AS kind, received_on, occurred_from, area AS event_area, offence AS offence_code, digest AS content_hash, line AS source_line
FROM hand."row", mapped.main.delivery WHERE fate = 0;
CREATE TABLE hand.person_head AS
SELECT person AS person_id, bool_and(unlinked) AS unlinked_by_source, max(line) AS source_line,
  coalesce(arg_max(sex, line) FILTER (sex NOT IN ('unknown', 'not_recorded')), CASE WHEN bool_or(sex = 'unknown') THEN 'unknown' ELSE 'not_recorded' END) AS sex,
  coalesce(arg_max(ethnicity, line) FILTER (ethnicity NOT IN ('unknown', 'not_recorded')), CASE WHEN bool_or(ethnicity = 'unknown') THEN 'unknown' ELSE 'not_recorded' END) AS ethnicity,
  coalesce(arg_max(home, line) FILTER (home NOT IN ('unknown', 'not_recorded')), CASE WHEN bool_or(home = 'unknown') THEN 'unknown' ELSE 'not_recorded' END) AS home_area,
  arg_max(family_name, line) AS family_name, arg_max(given_name, line) AS given_name, arg_max(born, line) AS born, arg_max(postcode, line) AS postcode
FROM hand."row" WHERE fate = 0 AND person IS NOT NULL GROUP BY person;
CREATE TABLE hand.person AS
SELECT person_id, feed AS source, sex, ethnicity, home_area, unlinked_by_source, md5_number(concat_ws('|', CAST(unlinked_by_source AS VARCHAR), CAST(sex AS VARCHAR), CAST(ethnicity AS VARCHAR), home_area)) AS content_hash, source_line
FROM hand.person_head, mapped.main.delivery;
CREATE TABLE hand.vault_person AS SELECT person_id, feed AS source, family_name, given_name, born, sex, postcode FROM hand.person_head, mapped.main.delivery;
CREATE TABLE hand.event_person AS
SELECT ref AS event_id, person AS person_id, 'subject'::mapped.main.role_in_event_code AS role_in_event, age AS age_at_event, age_then AS age_when_occurred, line AS source_line FROM hand."row" WHERE fate = 0 AND person IS NOT NULL;
CREATE TABLE hand.factor AS
SELECT ref AS event_id, person AS person_id, 'missing'::mapped.main.factor_code AS factor, 'yes'::mapped.main.answer_code AS answer, 21 AS rule, line AS source_line FROM hand."row" WHERE fate = 0 AND missing;
CREATE TABLE hand.suspect AS
SELECT ref AS event_id, 1::SMALLINT AS ordinal, sus_ref AS suspect_id, sus_age AS age_at_event, line AS source_line FROM hand."row" WHERE fate = 0 AND (sus_ref IS NOT NULL OR sus_age IS NOT NULL);
CREATE TABLE hand.concern AS
WITH stated(rule, status, precision, role, settings, basis, review) AS (
  SELECT * FROM (VALUES (4, 'suspected', 'undifferentiated', 'experienced', NULL, 'recorded', NULL), (5, 'suspected', 'exact', 'experienced', NULL, 'derived', NULL), (10, 'suspected', 'undifferentiated', 'experienced', NULL, 'recorded', NULL),
    (11, 'suspected', 'exact', 'experienced', NULL, 'derived', NULL), (15, 'suspected', 'undifferentiated', 'not_recorded', NULL, 'recorded', 'HSB without a role'))
), rules AS (
  SELECT r.rule, coalesce(s.status IS NOT NULL, FALSE) AS states, s.* EXCLUDE (rule, settings), CASE r.rule WHEN 1 THEN ['online'] WHEN 8 THEN ['online'] WHEN 2 THEN ['intrafamilial'] END AS settings
  FROM range(1, 21) AS r(rule) LEFT JOIN stated AS s USING (rule)
), said AS (
  SELECT ref, person, line, 1::SMALLINT AS ordinal, 'csa' AS harm, csa AS rule, csa_part AS part FROM hand."row" WHERE fate = 0 AND csa IS NOT NULL
  UNION ALL SELECT ref, person, line, 2, 'cse', cse, cse_part FROM hand."row" WHERE fate = 0 AND cse IS NOT NULL
  UNION ALL SELECT ref, person, line, 3, 'hsb', hsb, hsb_part FROM hand."row" WHERE fate = 0 AND hsb IS NOT NULL
  UNION ALL SELECT ref, person, line, 4, 'unspecified', unspecified, unspecified_part FROM hand."row" WHERE fate = 0 AND unspecified IS NOT NULL
)
SELECT ref AS event_id, person AS person_id, ordinal, said.harm::mapped.main.harm_code AS harm,
  CASE WHEN states THEN rules.status::mapped.main.status_code ELSE f.status END AS status,
  CASE WHEN states THEN rules.precision::mapped.main.precision_code ELSE f.precision END AS precision,
  CASE WHEN states THEN rules.role::mapped.main.role_code ELSE f.role END AS role,
  CASE WHEN states THEN 'not_recorded'::mapped.main.recency_code ELSE f.recency END AS recency,
  CASE WHEN states THEN 'not_recorded'::mapped.main.flag_state_code ELSE f.flag_state END AS flag_state,
  CASE WHEN states THEN 'not_recorded'::mapped.main.risk_level_code ELSE f.risk_level END AS risk_level,
  CASE WHEN states THEN []::mapped.main.setting_code[] WHEN rules.settings IS NOT NULL THEN rules.settings::mapped.main.setting_code[] ELSE f.settings END AS settings,
  CASE WHEN NOT states THEN f.started_on END AS identified_on,
  coalesce(rules.basis, 'recorded')::mapped.main.basis_code AS basis,
  CASE WHEN NOT states THEN f.reading END AS source_reading, said.rule::INTEGER AS rule,
  CASE WHEN states THEN rules.review IS NOT NULL ELSE f.review IS NOT NULL END AS under_review, line AS source_line,
  CASE WHEN states THEN rules.review ELSE f.review END AS reason
FROM said JOIN mapped.main.reading AS f ON f.part = said.part JOIN rules ON rules.rule = said.rule;
CREATE TABLE hand.review AS
SELECT CAST(md5(concat_ws('|', 'review', CAST(event_id AS VARCHAR), coalesce(CAST(person_id AS VARCHAR), ''), CAST(harm AS VARCHAR), CAST(rule AS VARCHAR))) AS UUID) AS review_id, event_id, person_id, rule, reason, 'open'::mapped.main.review_state_code AS state, source_line FROM hand.concern WHERE reason IS NOT NULL;
CREATE TABLE hand.held AS SELECT line, code, field, reason FROM hand."row" JOIN mapped.main.fate USING (fate) WHERE code IS NOT NULL;
CREATE TABLE hand.excluded AS SELECT line, clause FROM hand."row" JOIN mapped.main.fate USING (fate) WHERE clause IS NOT NULL;
