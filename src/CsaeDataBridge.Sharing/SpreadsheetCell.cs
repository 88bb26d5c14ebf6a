namespace CsaeDataBridge.Sharing;

/// <summary>A cell of a CSV that a spreadsheet opens without running anything in it.</summary>
public static class SpreadsheetCell
{
    // Each of these at the start makes a spreadsheet take the cell as a formula; the wide forms do in some.
    private const string FormulaStarts = "=+-@\t\r\n\0＝＋－＠";

    /// <summary>Whether a spreadsheet could take a text as a formula.</summary>
    public static bool Runs(string text) => text.Length > 0 && FormulaStarts.Contains(text[0]);

    /// <summary>The text as a cell (RFC 4180), with ' before what a spreadsheet would run.</summary>
    public static string Of(string text)
    {
        string safe = Runs(text) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
