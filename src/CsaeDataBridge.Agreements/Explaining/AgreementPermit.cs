using System.Globalization;

namespace CsaeDataBridge.Agreements;

/// <summary>One thing that agreements permit, or keep out, for comparing them.</summary>
/// <param name="Within">The flow or release that it is a part of; null for a whole one.</param>
/// <param name="IsLimit">True for what keeps rows out.</param>
internal sealed record AgreementPermit(AgreementEffect Effect, string? Within, bool IsLimit)
{
    /// <summary>All that some agreements permit, by a key that is the same in every version.</summary>
    public static Dictionary<string, AgreementPermit> Of(IReadOnlyList<Agreement> agreements)
    {
        var permits = new Dictionary<string, AgreementPermit>(StringComparer.Ordinal);
        foreach (Agreement agreement in agreements)
        {
            foreach (InboundFlow flow in agreement.Flows)
            {
                AddFlow(permits, agreement, flow);
            }

            foreach (ReleaseTerms release in agreement.Releases)
            {
                AddRelease(permits, agreement, release);
            }
        }

        foreach (IGrouping<string, (Agreement Agreement, ReleaseTerms Release)> recipient in agreements.SelectMany(agreement => agreement.Releases.Select(release => (agreement, release))).GroupBy(one => one.release.To, StringComparer.Ordinal))
        {
            string clauses = string.Join(", ", recipient.Select(one => Clause(one.Agreement, one.Release.Clause)));
            string[] flows = [.. recipient.SelectMany(one => one.Release.FromFlows.Select(one.Agreement.FullFlow)).Distinct()];
            permits[$"recipient {recipient.Key}"] = new(new(EffectKind.Recipient, $"recipient {recipient.Key}", clauses, flows, [.. recipient.Select(one => one.Release.Id)]), null, false);
        }

        return permits;
    }

    private static void AddFlow(Dictionary<string, AgreementPermit> permits, Agreement agreement, InboundFlow flow)
    {
        string id = agreement.FullFlow(flow.Id);
        string whole = $"flow {id}";
        void Add(EffectKind kind, string what, string clause, bool isLimit) =>
            permits[what] = new(new(kind, what, Clause(agreement, clause), [id], []), whole, isLimit);

        permits[whole] = new(new(EffectKind.Flow, $"flow {id} from {flow.From} to {flow.To}", Clause(agreement, flow.Clause), [id], []), null, false);
        foreach (PermittedField field in flow.Fields)
        {
            Add(EffectKind.Field, $"field {field.Name} of {id}, {(field.Generalise is { } to ? $"generalised to {to}" : field.Keep)}", field.Clause, false);
        }

        foreach (RowCondition row in flow.Rows)
        {
            Add(EffectKind.Rows, $"rows of {id} that fail: {AgreementDifference.Words(row)}", row.Clause, true);
        }

        foreach (PersonListNeed list in flow.Lists)
        {
            Add(EffectKind.Rows, $"rows of {id} of people {(list.Clears ? "whom the list does not clear" : "on the list")}: {list.Name}", list.Clause, true);
        }
    }

    private static void AddRelease(Dictionary<string, AgreementPermit> permits, Agreement agreement, ReleaseTerms release)
    {
        string whole = $"release {release.Id}";
        string[] flows = [.. release.FromFlows.Select(agreement.FullFlow)];
        void Add(string what, IReadOnlyList<string> about) =>
            permits[$"{what} in {release.Id}"] = new(new(EffectKind.Content, $"{what} in {release.Id} to {release.To}", Clause(agreement, release.Clause), about, [release.Id]), whole, false);

        permits[whole] = new(new(EffectKind.Release, $"release {release.Id} to {release.To}, {release.Level}", Clause(agreement, release.Clause), flows, [release.Id]), null, false);
        foreach (string field in release.Fields)
        {
            Add($"field {field}", flows);
        }

        foreach (string measure in release.Products)
        {
            Add($"measure {measure}", flows);
        }

        foreach (string flow in flows)
        {
            Add($"what {flow} brings", [flow]);
        }
    }

    private static string Clause(Agreement agreement, string clause) => string.Create(CultureInfo.InvariantCulture, $"{agreement.Id} version {agreement.Version} clause {clause}");
}
