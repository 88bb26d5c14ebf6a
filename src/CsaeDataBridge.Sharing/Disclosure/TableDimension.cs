namespace CsaeDataBridge.Sharing;

/// <summary>What a table is broken down by.</summary>
/// <param name="Column">The column of its members.</param>
/// <param name="Sums">A hierarchy's levels, each whole with its parts; none where members stand for themselves.</param>
internal sealed record TableDimension(string Column, IReadOnlyList<DimensionSum> Sums);
