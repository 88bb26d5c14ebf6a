using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>What the agreement says of one release.</summary>
/// <param name="Refusal">Null when permitted; otherwise the issue that names the clause.</param>
/// <param name="Agreement">The agreement that decided; null when none names the release.</param>
/// <param name="Terms">The terms when found; null otherwise.</param>
/// <param name="Clauses">The clauses that decided, the release's own first, then those of its flows.</param>
public sealed record ReleaseDecision(Issue? Refusal, Agreement? Agreement, ReleaseTerms? Terms, IReadOnlyList<string> Clauses)
{
    public bool Permitted => Refusal is null;
}
