namespace CsaeDataBridge.Agreements;

/// <summary>A flow of another agreement that a release draws on, and the clauses of that agreement that may let it.</summary>
/// <param name="Uses">The flow for each of its purposes of the same code.</param>
/// <param name="Permits">Releases of that agreement to the same recipient, for the same purpose, with this flow.</param>
internal sealed record OtherFlow(FlowUse[] Uses, (ReleaseTerms Terms, HashSet<string> Fields, int[] Clauses)[] Permits)
{
    /// <summary>Whether one of that agreement's clauses covers the level and, of rows, the field.</summary>
    public static bool Covers(ReleaseTerms terms, HashSet<string> fields, SharingLevel level, string? field) =>
        terms.Level <= level && (level == SharingLevel.Aggregate || field is not null && fields.Contains(field));
}
