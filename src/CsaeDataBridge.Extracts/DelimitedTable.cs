using System.Text;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>A small delimited file read whole, as text; for lists that people write, not for deliveries.</summary>
public sealed record DelimitedTable
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private DelimitedTable()
    {
    }

    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>Cells of each row, as many as there are headers.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>Reads a UTF-8 file; the delimiter is the one that the header has most of: comma, semicolon, tab or bar.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="BridgeException">EXT201 no such file, EXT202 no header, EXT208 a header twice, EXT230 or EXT231 a row that cannot be split.</exception>
    public static DelimitedTable Read(string path)
    {
        string file = Path.GetFileName(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            using var reader = new DelimitedReader(stream, file, new SourceLayout { Format = SourceFormat.Delimited, Delimiter = Delimiter(path) }, lineBreaksInQuotes: true);
            if (reader.Headers.GroupBy(header => header, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                throw new BridgeException(Issue.Error(ExtractCodes.HeaderTwice, new Place(file, 1, Field: twice.Key), "a column a second time", "each column once", "rename one of the two"));
            }

            return new DelimitedTable { Headers = reader.Headers, Rows = ReadRows(reader, file) };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.Unreadable, new Place(file), failure is FileNotFoundException or DirectoryNotFoundException ? "no such file" : "a file that cannot be read", "a readable file", "check the path and the permissions of the file"));
        }
    }

    private static List<IReadOnlyList<string>> ReadRows(DelimitedReader reader, string file)
    {
        var rows = new List<IReadOnlyList<string>>();
        while (reader.Read())
        {
            if (reader.Fault is { } code)
            {
                throw new BridgeException(Issue.Error(code, new Place(file, reader.Line), code == ExtractCodes.RaggedRow ? "more or fewer cells than the header has" : "a quote that is not closed, or stands inside a cell", $"{reader.Headers.Count} cells, quoted where they hold the delimiter", "correct the row"));
            }

            string[] row = new string[reader.Headers.Count];
            for (int column = 0; column < row.Length; column++)
            {
                row[column] = Encoding.UTF8.GetString(reader.Cell(column));
            }

            rows.Add(row);
        }

        return rows;
    }

    private static char Delimiter(string path)
    {
        string header = File.ReadLines(path).FirstOrDefault() ?? "";
        return Delimiters.MaxBy(delimiter => header.Count(character => character == delimiter));
    }
}
