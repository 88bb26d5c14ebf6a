namespace CsaeDataBridge.Sharing;

/// <summary>One cell that may be published.</summary>
/// <param name="State">Whether a number is shown.</param>
/// <param name="Value">The rounded number when shown; null otherwise, so that nothing hidden travels with it.</param>
public readonly record struct ProtectedCell(CellState State, decimal? Value)
{
    public static readonly ProtectedCell Suppressed = new(CellState.Suppressed, null);
    public static readonly ProtectedCell NoData = new(CellState.NoData, null);
    public static readonly ProtectedCell NotApplicable = new(CellState.NotApplicable, null);

    public static ProtectedCell Shown(decimal value) => new(CellState.Shown, value);
}
