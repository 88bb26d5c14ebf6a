namespace CsaeDataBridge.Mapping;

/// <summary>What somebody decided that a cell is read as.</summary>
/// <param name="Field">The field.</param>
/// <param name="Cell">The key of the cell's spelling, see <see cref="DecidedCells.KeyOf"/>; null when it is about one row.</param>
/// <param name="Row">The row's digest; null when it is about a spelling.</param>
/// <param name="Text">A text that the mapping reads; null for blank.</param>
public sealed record CellReading(string Field, UInt128? Cell, UInt128? Row, string? Text);
