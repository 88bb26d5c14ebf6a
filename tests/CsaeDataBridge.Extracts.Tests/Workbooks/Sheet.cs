namespace CsaeDataBridge.Tests;

/// <summary>One sheet of a made-up workbook.</summary>
/// <param name="Name">As on its tab.</param>
/// <param name="Cells">By row, then by column.</param>
/// <param name="Merged">First and last row, first and last column of each merged cell, from 0.</param>
internal sealed record Sheet(string Name, IReadOnlyList<SheetCell> Cells, params (int FirstRow, int LastRow, int FirstColumn, int LastColumn)[] Merged)
{
    /// <summary>A sheet of texts; an empty text is a cell that is not there.</summary>
    public static Sheet OfTexts(string name, params string[][] rows) => new(name, [.. rows.SelectMany((cells, row) => cells.Select((text, column) => new SheetCell(row, column, text))).Where(cell => (string)cell.Value != "")]);
}
