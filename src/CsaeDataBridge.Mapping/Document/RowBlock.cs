using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>What a source row may add to one table besides event, person and concern: at most one row, or one for each value of a list.</summary>
/// <param name="Table">factor, suspect, wait or outcome.</param>
/// <param name="Name">Its lineage: the factor, or a word.</param>
/// <param name="Rules">Top to bottom; the first that matches writes.</param>
public sealed record RowBlock(string Table, string Name, IReadOnlyList<RowRule> Rules, Place Place);
