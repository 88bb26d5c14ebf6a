namespace CsaeDataBridge.Mapping;

/// <summary>A row that the source row wrote.</summary>
/// <param name="Table">The table of the common schema; vault for direct identifiers.</param>
/// <param name="Columns">Columns that say something: name, value, and whether the value is one of our closed words.</param>
public sealed record WrittenRow(string Table, IReadOnlyList<(string Column, string Value, bool IsWord)> Columns);
