using System.Security.Cryptography;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>Reads one agreement file strictly; every fault of the file is reported at once.</summary>
internal static class AgreementReader
{
    // Sections whose enforcement belongs to other stages (retention, rights, audit): accepted as written, never executed here.
    private static readonly string[] KeptSections =
    [
        "parent_protocol", "language", "time_zone", "supersedes", "dpia", "appropriate_policy_document", "classification",
        "people", "data_classes", "derived_fields", "retention", "holds", "rights", "incidents", "transfers",
        "sub_processors", "break_glass", "signatories",
    ];

    public static Agreement Read(string path, string displayName, string codelistFolder, ICollection<Issue> issues)
    {
        YamlMap root = StrictYaml.ReadFile(path, displayName);
        var keys = new YamlKeys(root, "an agreement", AgreementCodes.Malformed, issues);
        if (keys.Number("isa_schema") is not 1)
        {
            keys.Report(root.Place, "another or no isa_schema", "isa_schema: 1", "write 'isa_schema: 1' at the top");
        }

        foreach (string section in KeptSections)
        {
            keys.Take(section);
        }

        var lists = new CodelistFolder(codelistFolder, issues);
        IReadOnlyDictionary<string, DisclosureProfile> profiles = ReadProfiles(keys, issues);
        var agreement = new Agreement(
            keys.RequireText("id"),
            keys.Number("version") ?? 0,
            keys.RequireText("title"),
            ReadStatus(keys),
            RequireDate(keys, "effective_from"),
            RequireDate(keys, "review_by"),
            keys.Number("review_grace_days") ?? 0,
            RequireDate(keys, "expires_on"),
            [.. Each(keys, "parties", "a party", issues).Select(party => ReadParty(party))],
            ReadPurposes(keys, issues),
            [.. Each(keys, "lawful_basis", "a lawful basis", issues).Select(ReadBasis)],
            [.. Each(keys, "flows_in", "a flow", issues).Select(flow => FlowReader.Read(flow, lists, issues))],
            [.. Each(keys, "releases", "a release", issues).Select(release => ReleaseReader.Read(release, profiles, lists, issues))],
            displayName,
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
        keys.Take("incompatible_purposes");
        keys.Finish();
        AgreementReferences.Check(agreement, root.Place, issues);
        return agreement;
    }

    internal static IEnumerable<YamlKeys> Each(YamlKeys keys, string key, string what, ICollection<Issue> issues)
    {
        foreach (YamlNode item in keys.List(key)?.Items ?? [])
        {
            if (item is YamlMap map)
            {
                yield return new YamlKeys(map, what, AgreementCodes.Malformed, issues);
            }
            else
            {
                keys.Report(item.Place with { Field = key }, "a single value", $"{what} with its keys", "write it as { key: value, ... }");
            }
        }
    }

    private static string ReadParty(YamlKeys party)
    {
        string id = party.RequireText("id");
        party.RequireText("name");
        string role = party.RequireText("role");
        if (role == "processor")
        {
            party.RequireText("on_behalf_of");
            party.RequireText("contract");
        }

        foreach (string key in (string[])["host", "ico_reg", "dspt", "caldicott", "siro", "dpo", "competent_authority", "ods", "on_behalf_of", "contract"])
        {
            party.Take(key);
        }

        party.Finish();
        return id;
    }

    private static Dictionary<string, string> ReadPurposes(YamlKeys keys, ICollection<Issue> issues)
    {
        var purposes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (YamlKeys purpose in Each(keys, "purposes", "a purpose", issues))
        {
            string id = purpose.RequireText("id");
            string text = purpose.RequireText("text");
            purpose.RequireText("clause");
            purpose.Take("code");
            purpose.Take("fhir_purpose");
            purpose.Flag("individual_care", false);
            purpose.Finish();
            if (!purposes.TryAdd(id, text))
            {
                issues.Add(Issue.Error(AgreementCodes.DuplicateId, purpose.Place with { Field = id }, "the purpose for the second time", "each purpose once", "remove one of the two"));
            }
        }

        return purposes;
    }

    private static LawfulBasis ReadBasis(YamlKeys basis)
    {
        var read = new LawfulBasis(
            basis.RequireText("party"),
            basis.RequireText("purpose"),
            basis.RequireText("clause"),
            basis.Text("data") == "aggregate_only");
        bool hasArticle6 = basis.Take("art6") is not null;
        if (!hasArticle6 && !read.AggregateOnly)
        {
            basis.Report(basis.Place, "no UK GDPR Article 6 basis", "art6, or data: aggregate_only", "add 'art6:' as the parties agreed it");
        }

        foreach (string key in (string[])["gateway", "art9", "sch1", "art10", "confidence", "collected_under", "authorised_by_law", "annex1", "note"])
        {
            basis.Take(key);
        }

        basis.Finish();
        return read;
    }

    private static Dictionary<string, DisclosureProfile> ReadProfiles(YamlKeys keys, ICollection<Issue> issues)
    {
        var profiles = new Dictionary<string, DisclosureProfile>(StringComparer.Ordinal);
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in keys.Map("disclosure_profiles")?.Entries ?? [])
        {
            if (entry.Value is not YamlMap map)
            {
                keys.Report(entry.Value.Place, "one value", "a profile with its keys", "write primary:, rounding: and marker: under it");
                continue;
            }

            var profile = new YamlKeys(map, "a disclosure profile", AgreementCodes.Malformed, issues);
            YamlKeys? primary = profile.Keys("primary", "primary suppression");
            YamlKeys? rounding = profile.Keys("rounding", "rounding");
            profiles[entry.Key.Text] = new DisclosureProfile(
                entry.Key.Text,
                primary?.Number("suppress_from") ?? 1,
                primary?.Number("suppress_to") ?? 7,
                rounding?.Number("base") ?? 5,
                profile.Text("marker") ?? "c");
            primary?.Finish();
            rounding?.Take("after_suppression");
            rounding?.Take("derive_rates_from");
            rounding?.Finish();
            foreach (string key in (string[])["dominance", "secondary", "zeros", "on_solver_timeout"])
            {
                profile.Take(key);
            }

            profile.Finish();
        }

        return profiles;
    }

    private static AgreementStatus ReadStatus(YamlKeys keys)
    {
        switch (keys.RequireText("status"))
        {
            case "draft":
                return AgreementStatus.Draft;
            case "signed":
                return AgreementStatus.Signed;
            case "suspended":
                return AgreementStatus.Suspended;
            case "terminated":
                return AgreementStatus.Terminated;
            default:
                keys.Report(keys.Place with { Field = "status" }, "another word", "draft, signed, suspended or terminated", "write one of the four; expiry is computed from expires_on");
                return AgreementStatus.Draft;
        }
    }

    private static DateOnly RequireDate(YamlKeys keys, string key)
    {
        keys.Require(key);
        return keys.Date(key) ?? DateOnly.MinValue;
    }
}
