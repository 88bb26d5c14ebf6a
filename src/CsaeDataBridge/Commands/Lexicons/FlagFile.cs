using System.Text;
using System.Text.Json.Nodes;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Commands;

/// <summary>A file of flag cells with where each was seen; and the same with what each means.</summary>
internal sealed class FlagFile
{
    private static readonly string[] Needed = ["source_agency", "field_example", "raw_value"];
    private static readonly string[] Added = [.. FlagRow.Names, "held", "unread", "why"];
    private readonly string name;
    private readonly DelimitedTable table;
    private readonly Dictionary<string, int> columns;

    private FlagFile(string name, DelimitedTable table)
    {
        this.name = name;
        this.table = table;
        columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int index = 0; index < table.Headers.Count; index++)
        {
            columns.TryAdd(table.Headers[index].Trim(), index);
        }
    }

    /// <exception cref="BridgeException">EXT205: a column that the reading needs is not there; or the file cannot be read.</exception>
    public static FlagFile Read(string path)
    {
        var file = new FlagFile(Path.GetFileName(path), DelimitedTable.Read(path));
        file.Require(Needed);
        return file;
    }

    /// <summary>One reading for each row; cells that are alike are read once.</summary>
    public IReadOnlyList<FlagRow> Readings(FlagLexicon lexicon)
    {
        var seen = new Dictionary<(string, string), FlagReadings>();
        var rows = new List<FlagRow>(table.Rows.Count);
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            (string Agency, string Field) key = (Cell(row, "source_agency"), Cell(row, "field_example"));
            if (!seen.TryGetValue(key, out FlagReadings? readings))
            {
                seen[key] = readings = new FlagReadings(lexicon, lexicon.Column(key.Agency, key.Field));
            }

            rows.Add(FlagRow.From(readings[Cell(row, "raw_value")]));
        }

        return rows;
    }

    /// <summary>What the file says that each cell means.</summary>
    /// <exception cref="BridgeException">EXT205: the file does not say it.</exception>
    public IReadOnlyList<FlagExpectation> Expectations()
    {
        Require(FlagRow.Names);
        return [.. table.Rows.Select(row => new FlagExpectation(
            Cell(row, "source_agency"),
            Cell(row, "field_example"),
            Cell(row, "raw_value"),
            [.. FlagRow.Names.Select(part => Cell(row, part))],
            columns.ContainsKey("review") && Cell(row, "review") == "Y"))];
    }

    /// <summary>The rows as CSV: the file's own columns, then the nine parts, held, unread and why.</summary>
    public string Csv(IReadOnlyList<FlagRow> rows)
    {
        int[] kept = Kept();
        var text = new StringBuilder();
        Line(text, [.. kept.Select(column => table.Headers[column]), .. Added]);
        foreach ((IReadOnlyList<string> row, FlagRow reading) in table.Rows.Zip(rows))
        {
            Line(text, [.. kept.Select(column => row[column]), .. reading.Values, reading.Held ? "Y" : "", reading.Unread, reading.Why]);
        }

        return text.ToString();
    }

    /// <summary>The rows as JSON objects with the columns of <see cref="Csv"/>.</summary>
    public JsonArray Json(IReadOnlyList<FlagRow> rows)
    {
        int[] kept = Kept();
        var array = new JsonArray();
        foreach ((IReadOnlyList<string> row, FlagRow reading) in table.Rows.Zip(rows))
        {
            var json = new JsonObject();
            foreach (int column in kept)
            {
                json[table.Headers[column]] = row[column];
            }

            foreach ((string part, string value) in FlagRow.Names.Zip(reading.Values))
            {
                json[part] = value;
            }

            json["held"] = reading.Held;
            json["unread"] = reading.Unread;
            json["why"] = reading.Why;
            array.Add((JsonNode)json);
        }

        return array;
    }

    // What a file says about the parts itself does not stand beside the reading under the same name.
    private int[] Kept() => [.. table.Headers.Select((header, index) => (header, index)).Where(pair => !Added.Contains(pair.header.Trim(), StringComparer.OrdinalIgnoreCase)).Select(pair => pair.index)];

    private string Cell(IReadOnlyList<string> row, string column) => row[columns[column]];

    private void Require(IReadOnlyList<string> names)
    {
        Issue[] missing = [.. names.Where(column => !columns.ContainsKey(column)).Select(column => Issue.Error(ExtractCodes.MissingColumn, new Place(name, 1, Field: column), "no such column", $"the columns {string.Join(", ", names)}", "add the column, or correct its name"))];
        if (missing.Length > 0)
        {
            throw new BridgeException(missing);
        }
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.Append(CsvLine.Of(cells)).Append('\n');
}
