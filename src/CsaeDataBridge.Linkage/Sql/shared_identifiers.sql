-- Persons who share an exact identifier with another person, by identifier; and those of whom their agency says that they are one, under an earlier number and a later.
-- In:  vault.main.person, given.main.changed_number. Out: person_id, kind (nhs, number, upn), number of the identifier; no identifier itself.
-- An NHS number counts when its check digit is right (modulus 11), its digits are not all alike, and no status says that it was not verified.
-- A UPN counts together with the birth date, when its check letter is right (modulus 23) and its last place is a digit (a letter there is temporary).
WITH newest AS (
    FROM vault.main.person
    WHERE late IS NOT TRUE
    QUALIFY rank() OVER (PARTITION BY person_id, source ORDER BY load_id DESC) = 1
),

digits AS (
    SELECT
        person_id,
        born,
        nhs_number_status,
        CASE WHEN regexp_full_match(nhs_number, '[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}') THEN regexp_replace(nhs_number, '[ -]', '', 'g') END AS nhs,
        CASE WHEN regexp_full_match(upn, '[A-Za-z][0-9]{12}') THEN upper(upn) END AS upn
    FROM newest
),

numbers AS (
    SELECT *, nhs::BIGINT AS n, substr(upn, 2)::BIGINT AS u
    FROM digits
),

checked AS (
    SELECT
        person_id,
        born,
        nhs,
        upn,
        nhs IS NOT NULL
        AND coalesce(nhs_number_status IN ('verified', 'not_recorded'), true)
        AND n % 1111111111 <> 0
        AND (11 - (
            (n // 1000000000 % 10) * 10 + (n // 100000000 % 10) * 9 + (n // 10000000 % 10) * 8
            + (n // 1000000 % 10) * 7 + (n // 100000 % 10) * 6 + (n // 10000 % 10) * 5
            + (n // 1000 % 10) * 4 + (n // 100 % 10) * 3 + (n // 10 % 10) * 2
        ) % 11) % 11 = n % 10 AS nhs_counts,
        upn IS NOT NULL
        AND born > DATE '1900-01-01'
        AND substr('ABCDEFGHJKLMNPQRTUVWXYZ', 1 + ((
            (u // 100000000000 % 10) * 2 + (u // 10000000000 % 10) * 3 + (u // 1000000000 % 10) * 4
            + (u // 100000000 % 10) * 5 + (u // 10000000 % 10) * 6 + (u // 1000000 % 10) * 7
            + (u // 100000 % 10) * 8 + (u // 10000 % 10) * 9 + (u // 1000 % 10) * 10
            + (u // 100 % 10) * 11 + (u // 10 % 10) * 12 + (u % 10) * 13
        ) % 23)::INTEGER, 1) = substr(upn, 1, 1) AS upn_counts
    FROM numbers
),

identifier AS (
    SELECT DISTINCT person_id, 'nhs' AS kind, nhs AS identifier FROM checked WHERE nhs_counts
    UNION ALL
    SELECT DISTINCT person_id, 'upn', upn || ' ' || born FROM checked WHERE upn_counts
    UNION ALL
    SELECT unnest([previous_id, person_id]), 'number', previous_id || ' ' || person_id FROM given.main.changed_number
),

shared AS (
    SELECT kind, identifier, min(person_id) AS first
    FROM identifier
    GROUP BY kind, identifier
    HAVING count(*) > 1
),

-- An NHS number that only one person has does not link, but it says whom a UPN or a changed number must not link to.
kept AS (
    SELECT kind, identifier, first FROM shared
    UNION
    SELECT identifier.kind, identifier.identifier, identifier.person_id
    FROM identifier
    WHERE kind = 'nhs'
        AND NOT EXISTS (FROM shared WHERE shared.kind = 'nhs' AND shared.identifier = identifier.identifier)
        AND person_id IN (
            SELECT identifier.person_id
            FROM identifier
            JOIN shared ON shared.kind IN ('upn', 'number') AND shared.kind = identifier.kind AND shared.identifier = identifier.identifier
        )
),

numbered AS (
    SELECT kind, identifier, row_number() OVER (ORDER BY kind, first, identifier) AS number
    FROM kept
)

SELECT identifier.person_id, numbered.kind, numbered.number
FROM identifier
JOIN numbered ON numbered.kind = identifier.kind AND numbered.identifier = identifier.identifier
ORDER BY numbered.number, identifier.person_id
