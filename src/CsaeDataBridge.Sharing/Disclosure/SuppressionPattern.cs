namespace CsaeDataBridge.Sharing;

/// <summary>Which counts are hidden, and the tables that prove it safe.</summary>
/// <param name="Reasons">By number of the count; <see cref="HideReason.None"/> where it is shown.</param>
/// <param name="Moves">By number, the second tables that change the count.</param>
/// <param name="Unsafe">Counts for which no proof was found: their tables must not be published.</param>
internal sealed record SuppressionPattern(IReadOnlyList<HideReason> Reasons, IReadOnlyList<IReadOnlyList<CountMove>> Moves, IReadOnlyList<int> Unsafe)
{
    public bool IsHidden(int count) => Reasons[count] != HideReason.None;
}
