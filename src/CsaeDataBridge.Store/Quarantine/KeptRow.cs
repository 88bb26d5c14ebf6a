namespace CsaeDataBridge.Store;

/// <summary>A mapped row that is kept because a held row speaks of the same event or person.</summary>
/// <param name="Line">Line of the row in the delivered file.</param>
/// <param name="Body">The row itself, which is stored encrypted and nowhere else.</param>
public sealed record KeptRow(long Line, ReadOnlyMemory<byte> Body);
