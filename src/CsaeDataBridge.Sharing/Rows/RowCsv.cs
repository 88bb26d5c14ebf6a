using System.Text;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Sharing;

/// <summary>Rows as CSV that a spreadsheet opens without running anything in it (RFC 4180, UTF-8, a line feed after each line).</summary>
public static class RowCsv
{
    /// <exception cref="Issues.BridgeException">STO4xx: it cannot be written.</exception>
    public static void Write(ReleasedRows rows, string path) => FileGuard.Run(path, () =>
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        file.WriteLine(string.Join(',', rows.Columns.Select(SpreadsheetCell.Of)));
        foreach (IReadOnlyList<string> row in rows.Rows)
        {
            file.WriteLine(string.Join(',', row.Select(SpreadsheetCell.Of)));
        }
    });

    /// <summary>Reads what <see cref="Write"/> wrote, of values that have no quotes in them.</summary>
    internal static (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) Read(string path) => FileGuard.Run(path, () =>
    {
        string[][] lines = [.. File.ReadAllLines(path).Select(line => line.Split(','))];
        return ((IReadOnlyList<string>)lines[0], (IReadOnlyList<IReadOnlyList<string>>)lines[1..]);
    });
}
