namespace CsaeDataBridge.Extracts;

/// <summary>What makes one row of a source several staged rows, all with its line.</summary>
/// <param name="Fields">The fields that differ from one staged row to the next: those of numbered columns, or the one whose cell is a list.</param>
/// <param name="Separators">What stands between the items of a list cell; empty where columns are numbered.</param>
/// <param name="IsRecord">True when each is a record of its own, with its own digest, and a row without any is held; false when they are parts of one record, of which the first is always staged.</param>
public sealed record StageRepeat(IReadOnlyList<string> Fields, IReadOnlyList<string> Separators, bool IsRecord);
