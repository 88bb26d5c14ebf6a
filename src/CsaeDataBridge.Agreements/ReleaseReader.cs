using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>Reads one entry of <c>releases:</c>.</summary>
internal static class ReleaseReader
{
    public static ReleaseTerms Read(
        YamlKeys release,
        IReadOnlyDictionary<string, DisclosureProfile> profiles,
        CodelistFolder lists,
        ICollection<Issue> issues)
    {
        SharingLevel level = ReadLevel(release);
        YamlKeys? approvals = release.Keys("approvals", "approvals");
        int needed = approvals?.Number("count") ?? 2;
        foreach (string key in (string[])["roles", "not_same_person", "not_preparer", "binds", "valid_hours"])
        {
            approvals?.Take(key);
        }

        approvals?.Finish();
        foreach (string key in (string[])["dimensions", "forbid_cross", "every", "onward", "recipient_retention", "pseudonym", "fields", "rows", "microdata", "transport", "max_releases_per_year", "labels", "trigger"])
        {
            release.Take(key);
        }

        DisclosureProfile? profile = null;
        if (release.Text("disclosure") is { } named && !profiles.TryGetValue(named, out profile))
        {
            issues.Add(Issue.Error(AgreementCodes.DanglingReference, release.Place with { Field = "disclosure" }, $"the profile {named}, which is not declared", $"one of {string.Join(", ", profiles.Keys.Order(StringComparer.Ordinal))}", "declare it under disclosure_profiles, or name another"));
        }

        if (level == SharingLevel.Aggregate && profile is null)
        {
            release.Report(release.Place, "an aggregate release without disclosure control", "disclosure: and a declared profile", "name the profile that protects small counts");
        }

        var read = new ReleaseTerms(
            release.RequireText("id"),
            release.RequireText("clause"),
            release.RequireText("to"),
            release.Texts("from_flows"),
            release.Texts("purposes"),
            level,
            [.. release.Texts("products").SelectMany(product => lists.Product(product, release.Place))],
            profile,
            release.Texts("formats"),
            needed,
            release.Place);
        release.Finish();
        return read;
    }

    private static SharingLevel ReadLevel(YamlKeys release)
    {
        switch (release.RequireText("level"))
        {
            case "identifiable":
                return SharingLevel.Identifiable;
            case "pseudonymised":
                return SharingLevel.Pseudonymised;
            case "deidentified_rows":
                return SharingLevel.DeidentifiedRows;
            case "aggregate":
                return SharingLevel.Aggregate;
            default:
                release.Report(release.Place with { Field = "level" }, "another word", "identifiable, pseudonymised, deidentified_rows or aggregate", "write one of the four");
                return SharingLevel.Aggregate;
        }
    }
}
