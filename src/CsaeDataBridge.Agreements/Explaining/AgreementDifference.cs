namespace CsaeDataBridge.Agreements;

/// <summary>One thing that two texts of an agreement say differently.</summary>
/// <param name="What">What it is about, for example <c>flow F-POL-01, field sex</c>.</param>
/// <param name="Before">What the first says; null when it says nothing: something is gained.</param>
/// <param name="After">What the second says; null when it says nothing: something is lost.</param>
public sealed record AgreementDifference(string What, string? Before, string? After)
{
    /// <summary>What was gained, lost or changed from one text to another, in order.</summary>
    public static IReadOnlyList<AgreementDifference> Between(Agreement before, Agreement after)
    {
        Dictionary<string, string> old = Facts(before);
        Dictionary<string, string> made = Facts(after);
        return
        [
            .. old.Keys.Union(made.Keys)
                .Where(what => old.GetValueOrDefault(what) != made.GetValueOrDefault(what))
                .Order(StringComparer.Ordinal)
                .Select(what => new AgreementDifference(what, old.GetValueOrDefault(what), made.GetValueOrDefault(what))),
        ];
    }

    private static Dictionary<string, string> Facts(Agreement agreement)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["agreement, version"] = FormattableString.Invariant($"{agreement.Version}"),
            ["agreement, days"] = FormattableString.Invariant($"{agreement.EffectiveFrom:yyyy-MM-dd} to {agreement.ExpiresOn:yyyy-MM-dd}, review by {agreement.ReviewBy:yyyy-MM-dd} with {agreement.ReviewGraceDays} days of grace"),
        };
        foreach (Party party in agreement.Parties)
        {
            facts[$"party {party.Id}"] = $"{party.Name}, {party.Role}";
        }

        foreach (AgreementPerson person in agreement.People)
        {
            facts[$"person {person.Id}"] = $"{string.Join(", ", person.Roles)} for {person.Party}, key {CanonicalJson.Sha256(System.Text.Encoding.UTF8.GetBytes(person.Key!.Text))[..12]}";
        }

        foreach (Purpose purpose in agreement.Purposes)
        {
            facts[$"purpose {purpose.Id}"] = $"{purpose.Code}{(purpose.IndividualCare ? ", individual care" : "")}: {purpose.Text}";
        }

        foreach (string purpose in agreement.IncompatiblePurposes)
        {
            facts[$"incompatible purpose {purpose}"] = "forbidden";
        }

        foreach (LawfulBasis basis in agreement.Bases)
        {
            facts[$"basis of {basis.Party} for {basis.Purpose}"] = basis.AggregateOnly ? "aggregates only" : string.Join(", ", ((string?[])[basis.Article6, basis.Article9, basis.Schedule1, basis.Article10, .. basis.Gateways.Select(gateway => gateway.Code), .. basis.AuthorisedByLaw.Select(gateway => gateway.Code)]).OfType<string>());
        }

        foreach (InboundFlow flow in agreement.Flows)
        {
            AddFlow(facts, flow);
        }

        foreach (DerivedField field in agreement.DerivedFields)
        {
            facts[$"derived field {field.Name}"] = $"{field.Rule} of {string.Join(", ", field.From.Select(from => $"{from.Flow}.{from.Field}"))}";
        }

        foreach (ReleaseTerms release in agreement.Releases)
        {
            AddRelease(facts, release);
        }

        foreach (RetentionRule rule in agreement.Retention)
        {
            facts[$"retention of {rule.DataClass ?? rule.File} ({rule.Clause})"] = $"{(rule.Days is { } days ? FormattableString.Invariant($"{days} days") : FormattableString.Invariant($"{rule.Months} months"))}, then {rule.Then}";
        }

        return facts;
    }

    private static void AddFlow(Dictionary<string, string> facts, InboundFlow flow)
    {
        string at = $"flow {flow.Id}";
        facts[at] = $"{flow.From} to {flow.To}";
        facts[$"{at}, unlisted fields"] = flow.RefuseUnlisted ? "refuse the file" : "are not read";
        Each(facts, $"{at}, purpose", flow.Purposes, "");
        Each(facts, $"{at}, never", flow.Never, "forbidden");
        foreach (PermittedField field in flow.Fields)
        {
            facts[$"{at}, field {field.Name}"] = $"{field.DataClass}, {(field.Generalise is { } to ? $"generalised to {to}" : field.Keep)} ({field.Clause})";
        }

        foreach (RowCondition row in flow.Rows)
        {
            facts[$"{at}, rows where {Words(row)}"] = "only these";
        }

        if (flow.OptOut is { } optOut)
        {
            facts[$"{at}, opt-out"] = optOut.Applies ? FormattableString.Invariant($"asked, list of at most {optOut.ListMaxAgeDays} days") : "not asked";
        }

        if (flow.Objections is { } objections)
        {
            facts[$"{at}, objections"] = FormattableString.Invariant($"asked in {objections.Register}, list of at most {objections.ListMaxAgeDays} days");
        }
    }

    private static void AddRelease(Dictionary<string, string> facts, ReleaseTerms release)
    {
        string at = $"release {release.Id}";
        facts[at] = $"to {release.To}, {release.Level}";
        facts[$"{at}, approvals"] = FormattableString.Invariant($"{release.Approvals.Count} {string.Join(", ", release.Approvals.Roles)}").Trim();
        Each(facts, $"{at}, flow", release.FromFlows, "");
        Each(facts, $"{at}, purpose", release.Purposes, "");
        Each(facts, $"{at}, field", release.Fields, "");
        Each(facts, $"{at}, measure", release.Products, "");
        Each(facts, $"{at}, format", release.Formats, "");
        Each(facts, $"{at}, encrypted to", release.EncryptTo, "");
        foreach (RowCondition row in release.Rows)
        {
            facts[$"{at}, rows where {Words(row)}"] = "only these";
        }

        foreach ((string dimension, IReadOnlyList<string> values) in release.Dimensions)
        {
            facts[$"{at}, by {dimension}"] = string.Join(", ", values);
        }

        if (release.Disclosure is { } profile)
        {
            facts[$"{at}, disclosure"] = FormattableString.Invariant($"{profile.SuppressFrom} to {profile.SuppressTo} hidden, rounded to {profile.RoundingBase}");
        }

        if (release.Microdata is { } microdata)
        {
            facts[$"{at}, k-anonymity"] = FormattableString.Invariant($"k {microdata.KMin} on {string.Join(", ", microdata.Quasi)}; l {microdata.LMin ?? 1}");
        }
    }

    private static void Each(Dictionary<string, string> facts, string what, IEnumerable<string> names, string value)
    {
        foreach (string name in names)
        {
            facts[$"{what} {name}"] = value;
        }
    }

    internal static string Words(RowCondition row) => $"{row.Field} {row.Operator} {string.Join(", ", row.Values)}".TrimEnd();
}
