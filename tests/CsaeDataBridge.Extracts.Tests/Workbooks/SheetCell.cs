namespace CsaeDataBridge.Tests;

/// <summary>One cell of a made-up sheet.</summary>
/// <param name="Row">From 0.</param>
/// <param name="Column">From 0.</param>
/// <param name="Value">Text, a number, a date (a number in a cell with the form of a date), a boolean, or an <see cref="Error"/>.</param>
/// <param name="IsFormula">True: the cell holds a formula, and the value is what a spreadsheet program computed last.</param>
internal sealed record SheetCell(int Row, int Column, object Value, bool IsFormula = false)
{
    /// <summary>The value of a formula that cannot be computed.</summary>
    public static readonly object Error = new();

    /// <summary>A date as a workbook stores it: days since 1899-12-30, the time of day as a fraction.</summary>
    public double Serial => ((DateTime)Value - new DateTime(1899, 12, 30)).TotalDays;
}
