namespace CsaeDataBridge.Sharing;

/// <summary>How a linear program ended.</summary>
internal enum SimplexOutcome
{
    Optimal,

    /// <summary>Nothing fits, as far as floating point can tell.</summary>
    Infeasible,

    /// <summary>The pivots it was allowed are used up.</summary>
    GaveUp,
}
