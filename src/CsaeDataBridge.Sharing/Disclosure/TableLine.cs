namespace CsaeDataBridge.Sharing;

/// <summary>A line of a long-form table.</summary>
/// <param name="Members">One member for each dimension, in the order of the table's dimensions.</param>
/// <param name="Count">Null where the file shows the marker.</param>
/// <param name="Number">Line of the file, 1 for the header.</param>
internal sealed record TableLine(IReadOnlyList<string> Members, long? Count, long Number);
