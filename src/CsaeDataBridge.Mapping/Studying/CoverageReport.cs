namespace CsaeDataBridge.Mapping;

/// <summary>What of a mapping an extract used, and what of the extract the mapping did not.</summary>
/// <param name="Outcome">Rows by fate, and how often each rule fired.</param>
/// <param name="Fields">In the order of the mapping.</param>
/// <param name="UnreadColumns">Headers of the extract that no field reads.</param>
/// <param name="UnreadCells">Every distinct cell that could not be read, the most frequent of a field first.</param>
public sealed record CoverageReport(MappingOutcome Outcome, IReadOnlyList<FieldUsage> Fields, IReadOnlyList<string> UnreadColumns, IReadOnlyList<UnreadCell> UnreadCells);
