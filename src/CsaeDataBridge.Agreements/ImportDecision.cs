using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>What the agreement says of one delivery: which clause decided, and what may be read of it.</summary>
/// <param name="Refusal">Null when permitted; otherwise the issue that names the clause.</param>
/// <param name="Flow">The flow when one was found; null otherwise.</param>
/// <param name="Clauses">The clauses that decided, flow first.</param>
public sealed record ImportDecision(Issue? Refusal, InboundFlow? Flow, IReadOnlyList<string> Clauses)
{
    public bool Permitted => Refusal is null;
}
