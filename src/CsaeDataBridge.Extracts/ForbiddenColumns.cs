namespace CsaeDataBridge.Extracts;

/// <summary>The headers that an agreement forbids, whatever field claims them.</summary>
public sealed class ForbiddenColumns(StagePlan plan)
{
    private readonly WildcardPattern[] never = [.. plan.Never.Select(pattern => new WildcardPattern(pattern))];
    private readonly string[] prefixes = [.. plan.Joins.Select(join => NormalForm.Of(join.Name + "/"))];

    /// <summary>True for a forbidden header, of the delivery's own file or, after the join's name, of a joined one.</summary>
    public bool Has(string header)
    {
        string normal = NormalForm.Of(header);
        string own = Array.Find(prefixes, prefix => normal.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix ? normal[prefix.Length..] : normal;
        return Array.Exists(never, pattern => pattern.MatchesNormal(normal) || pattern.MatchesNormal(own));
    }
}
