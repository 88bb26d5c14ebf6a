namespace CsaeDataBridge.Sharing;

/// <summary>A published table over other areas.</summary>
/// <param name="Dimension">Place of the dimension that differs.</param>
/// <param name="Pieces">Pairs of an area of the one table and one of the other that have people in common, each once.</param>
internal sealed record OverlappingTable(CountTable Table, int Dimension, IReadOnlyList<(string Here, string There)> Pieces);
