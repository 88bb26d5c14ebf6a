namespace CsaeDataBridge.Commands;

/// <summary>Lines of the CSV files that commands write (RFC 4180).</summary>
internal static class CsvLine
{
    /// <summary>The cells, quoted where they hold a comma, a quote or a line break; without the line's end.</summary>
    public static string Of(IEnumerable<string> cells) =>
        string.Join(',', cells.Select(cell => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
}
