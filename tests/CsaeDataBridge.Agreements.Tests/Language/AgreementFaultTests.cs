using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Tests;

/// <summary>Every fault that an author can make is said with its line, what is there, what should be, and what to do.</summary>
public sealed class AgreementFaultTests
{
    private static readonly (string Old, string New)[] Faults =
    [
        ("review_by: 2027-03-31", "reveiw_by: 2027-03-31"),
        ("review_grace_days: 28", "review_grace_days: -1"),
        ("expires_on: 2027-05-31", "expires_on: 31 May 2027"),
        ("effective_from: 2026-06-01", "effective_from: 2027-06-01"),
        ("role: processor, on_behalf_of: exs-council, contract: DPA-2026-031", "role: processor"),
        ("role: recipient}", "role: reciever}"),
        ("{id: c-exec, party: safe-steps,", "{id: c-exec, party: safe-step,"),
        ("roles: [chief_executive]", "roles: [chief_exec]"),
        ("incompatible_purposes: [", "incompatible_purposes: [P2, "),
        ("purpose: P1, clause: \"3.8\"", "purpose: P2, clause: \"3.8\""),
        ("purpose: P1, clause: \"3.3\"", "purpose: P2, clause: \"3.3\""),
        ("gateway: [CA2004.s10, CA2004.s11,", "gateway: [CA2004.s14B, CA2004.s99,"),
        ("collected_under: DPA2018.part3, ", ""),
        ("annex1: safeguarding_vulnerable_individual, ", ""),
        ("art6: 6.1.c", "art6: 6.1.z"),
        ("schedule: {every: day,", "schedule: {every: day, every: week,"),
        ("by: \"05:00\"", "by: \"25:00\""),
        ("{field: case_status, op: not_in,", "{field: case_state, op: not_in,"),
        ("op: lt, value: 18}\n      - {field: offence_group", "op: below, value: 18}\n      - {field: offence_group"),
        ("codeset: EXS-LADS-2025}\n", "codeset: EXS-LADS-2026}\n"),
        ("{name: sex,           class: QUASI,", "{name: sex,           class: QUASSI,"),
        ("{name: crime_ref,     class: ADMIN,     keep: hmac,", "{name: witness_ref,   class: ADMIN,     keep: hash,"),
        ("age_at(offence_date)", "age_at(offence_day)"),
        ("codelist(EXS-OFFENCE-GROUPS)", "codelist(EXS-OFFENCES)"),
        ("duty: CA2004.s16LC", "duty: CDA1998.s115"),
        ("unlisted_field: refuse_file", "unlisted_field: keep"),
        ("from: [F-POL-01.offence_lad]", "from: [F-POL-01.offence_area]"),
        ("to: exs-vrp\n", "to: exs-vrb\n"),
        ("from_flows: [F-CSC-01]", "from_flows: [F-CSC-01, F-POL-01]"),
        ("age_band: [0-12, 13-15, 16-17]", "age_band: [0-9, 10-14, 15-17]"),
        ("disclosure: SDC-STRICT\n", "disclosure: SDC-LOOSE\n"),
        ("fields: [person_pseudonym, age_band,", "fields: [victim_dob, case_status, age_bands, age_band,"),
        ("quasi: [age_band, sex, lad, month]", "quasi: [age_band, sex, ward]"),
        ("refuse_if_suppressed_over: 0.20", "refuse_if_suppressed_over: 20%"),
        ("level: identifiable\n", "level: identifiable\n    products: [M01]\n"),
        ("outside_uk: false", "outside_uk: no"),
        ("may_set: [exs-council.legal,", "may_set: [exs-councl.legal,"),
        ("sig: \"p256:BASE64\"}\n  - {party: exs-police", "sig: none}\n  - {party: exs-police"),
    ];

    [Fact]
    public void Load_EachFault_SaysWhereAndWhatToDo() => Snapshot.Matches(string.Join("\n\n", Faults.Select(fault => $"# {fault.Old.Trim()}  ->  {fault.New.Trim()}\n{Say(fault)}")));

    [Fact]
    public void Load_ManyFaultsInOneFile_SaysThemAllAtOnce()
    {
        (string Old, string New)[] several = [.. Faults.Where(fault => !fault.New.Contains("every: week", StringComparison.Ordinal))];
        using var example = new ExampleAgreement(text => several.Aggregate(text, Change));
        IReadOnlyList<Issue> issues = Assert.Throws<BridgeException>(example.Load).Issues;
        Assert.True(issues.Count >= several.Length, $"{issues.Count} issues of {several.Length} faults");
        Assert.All(issues, issue => Assert.NotNull(issue.Place.Line));
    }

    private static string Say((string Old, string New) fault)
    {
        using var example = new ExampleAgreement(text => Change(text, fault));
        return Assert.Throws<BridgeException>(example.Load).Message;
    }

    private static string Change(string text, (string Old, string New) fault)
    {
        Assert.Contains(fault.Old, text, StringComparison.Ordinal);
        return text.Replace(fault.Old, fault.New, StringComparison.Ordinal);
    }
}
