namespace CsaeDataBridge.Extracts;

/// <summary>A row of a view, or a resource that is held.</summary>
/// <param name="Number">The place of its resource in the file, from 1.</param>
/// <param name="Cells">A text for each column; null where it is blank.</param>
/// <param name="Raw">The whole resource when it is held, for the quarantine.</param>
internal sealed record FhirRecord(long Number, string? Fault, IReadOnlyList<string?> Cells, string Raw);
