namespace CsaeDataBridge.Agreements;

/// <summary>A flow for one purpose: who has which basis, and the clauses that say so.</summary>
/// <param name="InFlow">Whether the flow comes in for the purpose.</param>
/// <param name="IndividualCare">Whether the purpose is care of the person.</param>
internal sealed record FlowUse(bool InFlow, bool IndividualCare, BasisUse From, BasisUse To, int[] Clauses)
{
    /// <summary>Whether both sides have a living basis for identifiable data.</summary>
    public bool IsBased(DateOnly day) => InFlow && From.IsAlive(day) && To.IsAlive(day) && !From.AggregateOnly && !To.AggregateOnly;
}
