using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>Reads one entry of <c>releases:</c>.</summary>
internal sealed class ReleaseReader(IReadOnlyList<DisclosureProfile> profiles, CodelistFolder lists, ICollection<Issue> issues)
{
    private const int ApprovalHours = 72;

    public ReleaseTerms Read(CheckedValues release)
    {
        string clause = release.Word("clause");
        DisclosureProfile? profile = profiles.FirstOrDefault(known => known.Id == release.Text("disclosure"));
        if (profile is null && release.Text("disclosure") is not null)
        {
            issues.Add(Issue.Error(AgreementCodes.DanglingReference, release.Place with { Field = "disclosure" }, "a profile that is not declared", $"one of {string.Join(", ", profiles.Select(known => known.Id).Order(StringComparer.Ordinal))}", "declare it under disclosure_profiles, or name another"));
        }

        return new ReleaseTerms(
            release.Word("id"),
            clause,
            release.Word("to"),
            release.Texts("from_flows"),
            release.Texts("purposes"),
            Level(release.Word("level")),
            [.. release.Texts("products").SelectMany(product => lists.Product(product, release.Place))],
            release.Entries("dimensions"),
            [.. release.EachTexts("forbid_cross")],
            profile,
            release.Texts("fields"),
            [.. release.Each("rows").Select(row => FlowReader.Condition(row, clause, lists, issues))],
            release.Under("pseudonym") is { } pseudonym ? new PseudonymRule(pseudonym.Texts("key_scope"), pseudonym.Text("rotate") ?? "never") : null,
            release.Under("microdata") is { } microdata ? Microdata(microdata) : null,
            release.Texts("formats"),
            release.Text("every"),
            release.Number("max_releases_per_year"),
            Approvals(release.Under("approvals")),
            release.Under("transport")?.Texts("encrypt_to") ?? [],
            release.Under("transport")?.Text("channel"),
            release.Under("onward") is { } onward ? new OnwardRule(onward.Flag("allowed"), onward.Texts("to")) : null,
            release.Under("recipient_retention") is { } kept ? new RecipientRetention(kept.Number("months") ?? 0, kept.Word("then")) : null,
            AgreementReader.Labels(release.Under("labels")),
            release.Text("trigger") ?? "schedule",
            release.Place);
    }

    private static MicrodataRule Microdata(CheckedValues rule) => new(
        rule.Number("k_min") ?? int.MaxValue,
        rule.Texts("quasi"),
        rule.Number("l_min"),
        rule.Texts("sensitive"),
        [.. rule.Each("coarsen").SelectMany(step => step.Map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, step.Word(entry.Key.Text))))],
        rule.Text("on_fail") != "refuse",
        rule.Share("refuse_if_suppressed_over"));

    private static ApprovalRule Approvals(CheckedValues? rule) => rule is null
        ? new ApprovalRule(2, [], true, true, true, ApprovalHours)
        : new ApprovalRule(rule.Number("count") ?? 2, rule.Texts("roles"), rule.Flag("not_same_person", true), rule.Flag("not_preparer", true), rule.Text("binds") != "query", rule.Number("valid_hours") ?? ApprovalHours);

    private static SharingLevel Level(string word) => word switch
    {
        "identifiable" => SharingLevel.Identifiable,
        "pseudonymised" => SharingLevel.Pseudonymised,
        "deidentified_rows" => SharingLevel.DeidentifiedRows,
        _ => SharingLevel.Aggregate,
    };
}
