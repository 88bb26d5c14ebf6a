namespace CsaeDataBridge.Extracts;

/// <summary>What of a file is read; nothing else of it is ever turned into text.</summary>
/// <param name="Never">Header patterns with * that are refused even when a field claims them.</param>
/// <param name="RefuseUnlisted">True refuses a file with a header that no field claims.</param>
public sealed record StagePlan(
    SourceLayout Layout,
    IReadOnlyList<StageField> Fields,
    bool StopOnMissingColumn,
    IReadOnlyList<string> Never,
    bool RefuseUnlisted)
{
    /// <summary>What makes one row several staged rows; null stages one for each.</summary>
    public StageRepeat? Repeat { get; init; }

    /// <summary>Other files of the delivery, joined to its own.</summary>
    public IReadOnlyList<StageJoin> Joins { get; init; } = [];
}
