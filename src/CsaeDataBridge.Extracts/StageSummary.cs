namespace CsaeDataBridge.Extracts;

/// <summary>What staging a delivery came to: Read = Staged + Duplicate + Held.</summary>
/// <param name="ExtraColumns">Headers that no field claims.</param>
/// <param name="LineBreaksInCells">False when an open quote was met, so that every line was read as a row.</param>
/// <param name="Notes">What was mended in rows, or passed over.</param>
public sealed record StageSummary(long Read, long Staged, long Duplicate, long Held, IReadOnlyList<string> ExtraColumns, bool LineBreaksInCells, IReadOnlyList<ReaderNote> Notes)
{
    /// <summary>The header, path or column in which each field was found; fields that were not there are not here.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How a text file was read; null for other formats.</summary>
    public FileDialect? Dialect { get; init; }
}
