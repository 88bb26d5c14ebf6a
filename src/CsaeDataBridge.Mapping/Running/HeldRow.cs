namespace CsaeDataBridge.Mapping;

/// <summary>A row that waits in quarantine.</summary>
/// <param name="Line">Line of the source.</param>
/// <param name="IsReader">True when the reader held it, false when the mapping did.</param>
/// <param name="Code">The issue code.</param>
/// <param name="Field">The field that cannot be read; null when it is the row as a whole.</param>
/// <param name="Reason">In a few words, without the cell.</param>
public sealed record HeldRow(long Line, bool IsReader, string Code, string? Field, string Reason);
