using System.Globalization;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Returns;

/// <summary>The tables of a return as CSV.</summary>
internal static class ReturnCsv
{
    /// <summary>The cells as a line, each safe to open in a spreadsheet.</summary>
    public static string Line(params string?[] cells) => string.Join(',', cells.Select(cell => SpreadsheetCell.Of(cell ?? ""))) + "\n";

    public static string Columns(ReturnDocument document) => Line("column", "use", "filled", "blank", "blank_percent", "blank_percent_before")
        + string.Concat(document.Columns.Select(column => Line(column.Column, $"read as {column.Field}", Number(column.Filled), Number(column.Blank), Percent(column.BlankShare), Percent(column.BlankBefore))))
        + string.Concat(document.MissingColumns.Select(column => Line(column, "not in the file", "", "", "", "")))
        + string.Concat(document.UnusedColumns.Select(column => Line(column, "not read", "", "", "", "")))
        + string.Concat(document.ForbiddenColumns.Select(column => Line(column, "forbidden by the agreement and not read", "", "", "", "")));

    public static string Spellings(ReturnDocument document) => Line("column", "code", "spelling", "rows")
        + string.Concat(document.Spellings.Select(spelling => Line(spelling.Column, spelling.Code, spelling.Spelling, Number(spelling.Rows))));

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(decimal? share) => share?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";
}
