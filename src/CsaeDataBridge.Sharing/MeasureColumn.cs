namespace CsaeDataBridge.Sharing;

/// <summary>A column of a measure's table.</summary>
/// <param name="Of">The count that a rate, percentage or value rests on; null for a count.</param>
/// <param name="Per">What it is divided by; null for counts and values.</param>
/// <param name="Quantity">
/// What is counted, <c>measure.column</c>. Columns with one quantity show the same counts, in whatever table or measure: a count hidden in one is hidden in all.
/// </param>
/// <param name="Sensitive">True for a percentage that says something of everybody where it is none or all.</param>
internal sealed record MeasureColumn(string Name, string Title, ColumnKind Kind, string? Of, string? Per, string Quantity, bool Sensitive = false);
