namespace CsaeDataBridge.Registers;

/// <summary>One table of a document about agreements.</summary>
/// <param name="Title">What it lists.</param>
/// <param name="About">One sentence for whoever reads it; empty for none.</param>
/// <param name="Heads">A head for each column; the first column names the row.</param>
/// <param name="Rows">The rows, each with a cell for every head; an empty cell says that the agreement says nothing.</param>
internal sealed record RegisterTable(string Title, string About, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows);
