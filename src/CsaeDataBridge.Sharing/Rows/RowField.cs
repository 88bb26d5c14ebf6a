using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>What a released field is read from.</summary>
/// <param name="Name">As the release names it.</param>
/// <param name="Column">The column of released_rows.sql; null for a pseudonym, and for whether a person is in other flows.</param>
/// <param name="ExistsIn">The flows that a person is looked for in; empty for others.</param>
internal sealed record RowField(string Name, string? Column, IReadOnlyList<string> ExistsIn)
{
    // Fields of flows go by the names that mappings give them.
    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["sex"] = "sex",
        ["ethnic"] = "ethnicity_group",
        ["ethnicity"] = "ethnicity_group",
        ["home"] = "home_area",
        ["home_area"] = "home_area",
        ["lad"] = "event_area",
        ["area"] = "event_area",
        ["outcome"] = "outcome",
    };

    private static readonly Dictionary<string, string> Rules = new(StringComparer.Ordinal)
    {
        ["age_band_soa2003"] = "age_band",
        ["month"] = "month",
        ["quarter"] = "quarter",
        ["year"] = "year",
        ["codelist"] = "harms",
    };

    /// <summary>Whether it is the person's pseudonym.</summary>
    public bool IsPseudonym => Column is null && ExistsIn.Count == 0;

    /// <summary>The fields of a release, in its order.</summary>
    /// <exception cref="BridgeException">SHR788: one that the store cannot be read for.</exception>
    public static IReadOnlyList<RowField> Of(Agreement agreement, ReleaseTerms terms)
    {
        RowField[] fields = [.. terms.Fields.Select(name => Of(agreement, terms, name))];
        if (terms.Microdata is not { } rule)
        {
            throw Refuse(terms, "microdata", "rows without a rule of how alike people must be", "microdata: with k_min and quasi", "agree one");
        }

        foreach (string name in rule.Quasi.Concat(rule.Sensitive).Where(name => fields.FirstOrDefault(field => field.Name == name) is null or { IsPseudonym: true }))
        {
            throw Refuse(terms, name, "a rule about a field that is not released", $"one of {string.Join(", ", terms.Fields)}", "correct microdata: of the release");
        }

        foreach (KeyValuePair<string, string> step in rule.Coarsen.Where(step => !CoarseValue.IsKnown(step)))
        {
            throw Refuse(terms, step.Key, $"a step of the ladder that the program cannot take, {step.Value}", "quarter, year or all", "correct coarsen: of the release");
        }

        return fields;
    }

    /// <summary>The clause's rule; a released field that it puts nowhere may tell people apart, and counts as one that does.</summary>
    public static MicrodataRule RuleOf(IReadOnlyList<RowField> fields, ReleaseTerms terms) => terms.Microdata! with
    {
        Quasi = [.. terms.Microdata.Quasi, .. fields.Where(field => !field.IsPseudonym && !terms.Microdata.Quasi.Contains(field.Name) && !terms.Microdata.Sensitive.Contains(field.Name)).Select(field => field.Name)],
    };

    /// <summary>The flows that rows are made from: those of the fields that date them.</summary>
    public static IReadOnlyList<string> RowFlows(Agreement agreement, ReleaseTerms terms)
    {
        string[] dated = [.. agreement.DerivedFields.Where(field => terms.Fields.Contains(field.Name) && field.Rule is "month" or "quarter" or "year").SelectMany(field => field.From).Select(from => from.Flow).Distinct().Where(terms.FromFlows.Contains)];
        return dated.Length > 0 ? dated : terms.FromFlows;
    }

    private static RowField Of(Agreement agreement, ReleaseTerms terms, string name)
    {
        if (agreement.DerivedFields.FirstOrDefault(field => field.Name == name) is not { } derived)
        {
            return Columns.TryGetValue(name, out string? column) ? new RowField(name, column, []) : throw Unreadable(terms, name);
        }

        return derived.Rule switch
        {
            "link_then_hmac" => terms.Pseudonym is not null ? new RowField(name, null, []) : throw Unreadable(terms, name),
            "exists" => new RowField(name, null, [.. derived.From.Select(from => from.Flow).Distinct()]),
            "copy" when Columns.TryGetValue(name, out string? column) => new RowField(name, column, []),
            _ => Rules.TryGetValue(derived.Rule, out string? made) ? new RowField(name, made, []) : throw Unreadable(terms, name),
        };
    }

    private static BridgeException Unreadable(ReleaseTerms terms, string name) =>
        Refuse(terms, name, "a field that the store cannot be read for", $"a derived field with the rule link_then_hmac, exists, copy, {string.Join(", ", Rules.Keys)}, or one of {string.Join(", ", Columns.Keys)}", "leave it out of the release, or have the program learn it");

    private static BridgeException Refuse(ReleaseTerms terms, string name, string found, string expected, string fix) =>
        new(Issue.Error(SharingCodes.RowField, terms.Place with { Field = $"{terms.Id}/{name}" }, found, expected, fix));
}
