namespace CsaeDataBridge.Mapping;

/// <summary>What a column most likely is.</summary>
/// <param name="Column">Its name in the extract.</param>
/// <param name="Field">What a mapping would call it.</param>
/// <param name="Target">Where it would be written: table.column, concern or factor.</param>
/// <param name="Read">How it would be read, in the words of a mapping, for example <c>date: [dd/MM/yyyy]</c>.</param>
/// <param name="Score">How sure, 0 to 1.</param>
/// <param name="Why">What it was told by: its name, its cells, or both.</param>
public sealed record ColumnGuess(string Column, string Field, string Target, string Read, double Score, string Why)
{
    /// <summary>How it is read: id, identity, date, datetime, values, code, number, flag or markers.</summary>
    internal string Kind { get; init; } = "";

    /// <summary>Flag: what the column is about; null for others.</summary>
    internal string? Harm { get; init; }

    /// <summary>The values that an own or shared list gives; none for other kinds.</summary>
    internal IReadOnlyList<string> Values { get; init; } = [];
}
