namespace CsaeDataBridge.Tests;

/// <summary>The texts of the agreements from which cases are made.</summary>
internal static class DecisionTexts
{
    public const string Third = """
        isa_schema: 1
        id: ISA-C
        version: 1
        title: A third
        effective_from: 2026-04-01
        review_by: 2027-06-30
        expires_on: 2027-12-31
        parties:
          - { id: charity, name: Charity, role: joint_controller }
          - { id: council, name: Council, role: joint_controller }
          - { id: icb, name: Board, role: recipient }
          - { id: vrp, name: Partnership, role: recipient }
        purposes: [{ id: X1, clause: "2.1", code: NEEDS, text: Plan }]
        lawful_basis:
          - { party: charity, purpose: X1, clause: "3.1", art6: 6.1.ea, annex1: safeguarding }
          - { party: council, purpose: X1, clause: "3.2", art6: 6.1.e }
        flows_in:
          - id: F-5
            clause: "4.1"
            from: charity
            to: council
            purposes: [X1]
            fields: [{ name: extra, class: QUASI, keep: as_is, clause: "4.1.a" }]
            unlisted_field: drop_unread
        releases:
          - { id: R-C1, clause: "5.1", to: icb, from_flows: [F-5], purposes: [X1], level: pseudonymised, fields: [extra], pseudonym: { alg: HMAC-SHA256, key_scope: [isa] }, microdata: { k_min: 20, quasi: [extra] }, formats: [csv] }
          - { id: R-C2, clause: "5.2", to: vrp, from_flows: [F-5], purposes: [X1], level: aggregate, products: [M09], disclosure: S, formats: [csv] }
        disclosure_profiles:
          S: { primary: { suppress_from: 1, suppress_to: 9 }, rounding: { base: 10 }, marker: c }

        """;

    /// <param name="with">Whether a part is there that a chance in per cent decides.</param>
    public static string First(Func<int, bool> with) => $$"""
        isa_schema: 1
        id: ISA-A
        version: 1
        title: The main one
        effective_from: 2026-01-01
        review_by: 2026-09-30
        review_grace_days: 28
        expires_on: 2026-12-31
        parties:
          - { id: police, name: Police, role: joint_controller, competent_authority: true }
          - { id: council, name: Council, role: controller, dspt: { status: standards_met, valid_to: 2027-06-30 } }
          - { id: sarc, name: Centre, role: joint_controller }
          - { id: vrp, name: Partnership, role: recipient }
          - { id: icb, name: Board, role: recipient{{(with(50) ? ", dspt: { status: standards_met, valid_to: 2026-08-31 }" : "")}} }
        purposes:
          - { id: P1, clause: "2.1", code: NEEDS, text: Plan }
          - { id: P2, clause: "2.2", code: CARE, individual_care: true, text: Care }
          - { id: P3, clause: "2.3", text: Research }
        incompatible_purposes: [commercial, model_training]
        lawful_basis:
          - { party: police, purpose: P1, clause: "3.1", art6: 6.1.e, collected_under: DPA2018.part3, authorised_by_law: [CDA1998.s115] }
          - { party: council, purpose: P1, clause: "3.2", art6: 6.1.e{{(with(60) ? ", gateway: [CA2004.s10]" : "")}} }
          - { party: sarc, purpose: P1, clause: "3.3", art6: 6.1.e{{(with(60) ? ", gateway: [CA2004.s10, CDA1998.s115]" : "")}} }
          - { party: sarc, purpose: P2, clause: "3.4", art6: 6.1.e }
          - { party: council, purpose: P2, clause: "3.5", art6: 6.1.c{{(with(60) ? ", gateway: [CA2004.s10]" : "")}} }
          - { party: vrp, purpose: P1, clause: "3.7", data: aggregate_only }
          - { party: icb, purpose: P1, clause: "3.8", art6: 6.1.e }
        data_classes:
          QUASI: { log: never }
          ADMIN: { log: hash }
          {{(with(50) ? "SENSITIVE: { log: hash }" : "DIRECT: { log: never }")}}
        flows_in:
          - id: F-1
            clause: "4.1"
            from: police
            to: council
            purposes: [P1]
            rows:
              - { field: age, op: {{(with(70) ? "lt" : "lt_or_unknown")}}, value: 18 }
              - { field: group, op: in, value: [CSA, CSE, HSB] }
              - { field: state, op: not_in, value: [sealed] }
            fields:
              - { name: nhs, class: DIRECT, keep: identity_vault, clause: "4.1.a" }
              - { name: sex, class: QUASI, keep: as_is, clause: "4.1.b" }
              - { name: day, class: QUASI, keep: { generalise: month }, clause: "4.1.c" }
              - { name: age, class: QUASI, keep: test_only, clause: "4.1.d" }
            never: [note_*, hiv_*]
          - id: F-2
            clause: "4.2"
            from: sarc
            to: council
            purposes: [P1, P2]
            rows:
              - { field: age, op: between, value: [0, 17] }
              - { field: area, op: {{(with(50) ? "eq, value: E1" : "is_present")}} }
            {{(with(80) ? "opt_out: { scheme: national_data_opt_out, applies: true, list_max_age_days: 21, on_missing_list: refuse_flow }" : "source_system: cms")}}
            {{(with(60) ? "objections: { register: local, on_match: drop_subject }" : "format: csv")}}
            fields:
              - { name: nhs, class: DIRECT, keep: identity_vault, duty: CA2004.s10, clause: "4.2.a" }
              - { name: sex, class: QUASI, keep: as_is, clause: "4.2.b" }
              - { name: day, class: SENSITIVE, keep: as_is, clause: "4.2.c" }
              - { name: age, class: QUASI, keep: test_only, clause: "4.2.d" }
            never: [note_*, hiv_*]
            unlisted_field: drop_unread
          - id: F-3
            clause: "4.3"
            from: council
            to: council
            purposes: [P1, P2]
            fields:
              - { name: nhs, class: DIRECT, keep: identity_vault, clause: "4.3.a" }
              - { name: sex, class: ADMIN, keep: hmac, clause: "4.3.b" }
              - { name: day, class: QUASI, keep: as_is, clause: "4.3.c" }
              - { name: age, class: QUASI, keep: test_only, clause: "4.3.d" }
            never: [note_*, hiv_*]
        derived_fields:
          - { name: token, from: [F-1.nhs], rule: link_then_hmac, clause: "4.9.a" }
        releases:
          - id: R-AGG
            clause: "5.1"
            to: vrp
            from_flows: [F-1, F-2, ISA-B/F-9]
            purposes: [P1]
            level: aggregate
            products: [M01, M02]
            dimensions: { geography: [LAD, county], age_band: [0-12, 13-15, 16-17], sex: true, ethnicity: true }
            forbid_cross: [["geography=LAD", ethnicity], [age_band, sex, ethnicity]]
            disclosure: S
            formats: [csv, xlsx]
            approvals: { count: {{(with(30) ? "3" : "1")}} }
            {{(with(50) ? "recipient_retention: { months: 36, then: review }" : "max_releases_per_year: 6")}}
            onward: { allowed: {{(with(50) ? "true" : "false")}} }
          - id: R-ROW
            clause: "5.2"
            to: icb
            from_flows: [F-1]
            purposes: [P1]
            level: pseudonymised
            fields: [token, sex, day]
            rows: [{ field: sex, op: ne, value: X }, { field: day, op: ge, value: 2020-01-01 }]
            pseudonym: { alg: HMAC-SHA256, key_scope: [isa, recipient] }
            microdata: { k_min: 8, quasi: [sex, day] }
            formats: [parquet]
            transport: { encrypt_to: [icb-key] }
            recipient_retention: { months: 24, then: certificate_of_destruction }
          - id: R-MIX
            clause: "5.3"
            to: icb
            from_flows: [F-1, ISA-B/F-9]
            purposes: [P1]
            level: pseudonymised
            fields: [token, sex, day, ward]
            pseudonym: { alg: HMAC-SHA256, key_scope: [isa, recipient] }
            microdata: { k_min: 8, quasi: [sex], l_min: 2, sensitive: [day] }
            formats: [parquet, csv]
            recipient_retention: { months: 24, then: review }
            labels: { confidentiality: R, handling: [NOREUSE] }
            max_releases_per_year: 12
          - id: R-ID
            clause: "5.5"
            to: sarc
            from_flows: [F-3]
            purposes: [P2]
            level: identifiable
            fields: [nhs, sex]
            formats: [fhir-bundle-r4, json]
            labels: { confidentiality: {{(with(30) ? "U" : "V")}}, sensitivity: [SDV] }
            approvals: { count: 2 }
        disclosure_profiles:
          S: { primary: { suppress_from: 1, suppress_to: 7 }, rounding: { base: 5 }, marker: c }
        retention:
          - { class: DIRECT, from: last_event, keep: 12_months, then: purge_vault, clause: "6.1" }
          - { class: {{(with(85) ? "\"*\"" : "OTHER")}}, from: event_date, keep: {{(with(50) ? "72_months" : "400_days")}}, then: purge, clause: "6.2" }
        {{(with(70) ? "holds: { may_set: [council.legal], blocks: [purge], clause: \"6.9\" }" : "sub_processors: []")}}
        {{(with(90) ? "break_glass: { allowed: true, clause: \"8.1\", roles: [duty_dpo], max_minutes: 60, second_person_within_hours: 24, notify: [siro, caldicott] }" : "change_log: []")}}

        """;

    public static string Second(Func<int, bool> with) => $$"""
        isa_schema: 1
        id: ISA-B
        version: 1
        title: The other one
        effective_from: 2026-01-01
        review_by: 2027-06-30
        expires_on: 2027-12-31
        parties:
          - { id: charity, name: Charity, role: joint_controller }
          - { id: council, name: Council, role: joint_controller }
          - { id: vrp, name: Partnership, role: recipient }
          - { id: icb, name: Board, role: recipient }
        purposes:
          - { id: Q1, clause: "2.1", code: NEEDS, text: Plan }
          - { id: Q2, clause: "2.2", code: {{(with(20) ? "NEEDS" : "OTHER")}}, text: Other }
        incompatible_purposes: [commercial]
        lawful_basis:
          - { party: charity, purpose: Q1, clause: "3.1", art6: 6.1.ea, annex1: safeguarding{{(with(30) ? ", gateway: [CA2004.s10]" : "")}} }
          - { party: council, purpose: Q1, clause: "3.2", art6: 6.1.e{{(with(50) ? ", gateway: [CA2004.s10]" : "")}} }
        flows_in:
          - id: F-9
            clause: "4.1"
            from: charity
            to: council
            purposes: [Q1]
            fields:
              - { name: sex, class: QUASI, keep: as_is, clause: "4.1.a" }
              - { name: day, class: QUASI, keep: as_is, clause: "4.1.b" }
            never: [note_*]
        releases:
          - { id: R-B1, clause: "5.1", to: vrp, from_flows: [F-9], purposes: [Q1], level: aggregate, products: [M01], disclosure: T, formats: [csv], approvals: { count: 2 }, recipient_retention: { months: 60, then: review } }
          - { id: R-B2, clause: "5.2", to: icb, from_flows: [F-9], purposes: [Q1], level: pseudonymised, fields: [token, sex, day], pseudonym: { alg: HMAC-SHA256, key_scope: [isa] }, microdata: { k_min: 10, quasi: [sex]{{(with(50) ? ", l_min: 3, sensitive: [day]" : "")}} }, formats: [csv], labels: { confidentiality: {{(with(50) ? "N" : "V")}}, sensitivity: [SEX] }, recipient_retention: { months: {{(with(50) ? "12" : "48")}}, then: review }, max_releases_per_year: 4 }
        disclosure_profiles:
          T: { primary: { suppress_from: {{(with(50) ? "1" : "2")}}, suppress_to: 9 }, rounding: { base: 3 }, marker: c }

        """;
}
