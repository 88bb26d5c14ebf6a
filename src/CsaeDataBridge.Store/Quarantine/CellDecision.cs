namespace CsaeDataBridge.Store;

/// <summary>A person's decision on what a cell of a feed means: every cell of a spelling, or the cell of one row.</summary>
/// <param name="DecisionId">From 1 on.</param>
/// <param name="Feed">agency/feed.</param>
/// <param name="Field">The mapping's name of the field.</param>
/// <param name="Cell">Keyed hash of the cell's normal form; null for a decision on one row.</param>
/// <param name="Row">Digest of the row; null for a decision on a spelling.</param>
/// <param name="Means">The text that it is read as, which may be personal data; null for blank.</param>
/// <param name="Operator">Who decided, as the operating system knows them.</param>
/// <param name="Reason">Why, in their words.</param>
/// <param name="DecidedAt">UTC.</param>
public sealed record CellDecision(int DecisionId, string Feed, string Field, UInt128? Cell, UInt128? Row, string? Means, string Operator, string Reason, DateTime DecidedAt)
{
    /// <summary>Who withdrew it; null while it stands.</summary>
    public string? WithdrawnBy { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public string? WithdrawnReason { get; init; }

    /// <summary>True while it is applied.</summary>
    public bool Stands => WithdrawnBy is null;
}
