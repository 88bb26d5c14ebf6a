using System.Text;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Tests;

/// <summary>What a reader made of a file, as text that a test can compare.</summary>
internal sealed record Records(IReadOnlyList<string> Headers, IReadOnlyList<string[]> Rows, IReadOnlyList<(long Line, string Code)> Faults, IReadOnlyList<ReaderNote> Notes)
{
    /// <summary>Reads a whole file, with a field for each column that a file with a header has.</summary>
    public static Records Of(string path, SourceLayout layout, params string[] columns)
    {
        var plan = new StagePlan(layout, [.. columns.Select(column => new StageField(column, [column], StageKind.Cell, false, null))], false, [], false);
        using IRecordReader reader = RecordReaders.Open(Delivery.Open(path), plan, lineBreaksInQuotes: true);
        var rows = new List<string[]>();
        var faults = new List<(long, string)>();
        while (reader.Read())
        {
            if (reader.Fault is { } code)
            {
                faults.Add((reader.Line, code));
                continue;
            }

            string[] row = new string[reader.Headers.Count];
            for (int column = 0; column < row.Length; column++)
            {
                row[column] = Encoding.UTF8.GetString(reader.Cell(column));
            }

            rows.Add(row);
        }

        return new Records(reader.Headers, rows, faults, reader.Notes);
    }
}
