namespace CsaeDataBridge.Store;

/// <summary>One version of a stored row, and where it is from.</summary>
/// <param name="From">The load or change that wrote it.</param>
/// <param name="To">The load or change that ended it; null while it is current.</param>
/// <param name="Load">The load whose file it is from.</param>
/// <param name="Line">Line of that file; null where the mapping states none.</param>
/// <param name="Rule">The mapping's rule; null where the mapping as a whole wrote it.</param>
public sealed record LineageRow(string Table, int From, int? To, LoadEntry Load, long? Line, string? Rule)
{
    /// <summary>True for a version that was late when it came, and never current.</summary>
    public bool WasNeverCurrent => To == From;
}
