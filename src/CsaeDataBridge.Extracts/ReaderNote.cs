namespace CsaeDataBridge.Extracts;

/// <summary>What a reader mended in rows, or passed over because it is no row.</summary>
/// <param name="Code">EXT24x.</param>
/// <param name="Count">How often; these rows are read like any other, what is passed over is not counted as read.</param>
/// <param name="FirstLines">The first lines where it was met.</param>
public sealed record ReaderNote(string Code, long Count, IReadOnlyList<long> FirstLines);
