namespace CsaeDataBridge.Extracts;

/// <summary>A held record read again for the encrypted quarantine.</summary>
/// <param name="Cells">Field to text for the fields that the agreement permits; empty when the record cannot be split.</param>
/// <param name="Raw">The record as text when it cannot be split; null otherwise.</param>
public sealed record SourceRecord(long Line, IReadOnlyDictionary<string, string> Cells, string? Raw);
