using System.Text;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>A CSV table of flag cells and what they mean.</summary>
internal static class FlagTable
{
    /// <summary>Rows by column name; quoted cells may hold commas, quotes and line ends.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Read(string path)
    {
        List<List<string>> rows = Parse(File.ReadAllText(path));
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }

    public static FlagExpectation Expectation(Dictionary<string, string> row) =>
        new(row["source_agency"], row["field_example"], row["raw_value"], [.. FlagRow.Names.Select(name => row[name])], row["review"] == "Y");

    private static List<List<string>> Parse(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int at = 0; at < text.Length; at++)
        {
            char character = text[at];
            if (quoted)
            {
                if (character == '"' && at + 1 < text.Length && text[at + 1] == '"')
                {
                    cell.Append('"');
                    at++;
                }
                else if (character == '"')
                {
                    quoted = false;
                }
                else
                {
                    cell.Append(character);
                }
            }
            else if (character == '"')
            {
                quoted = true;
            }
            else if (character is ',' or '\n')
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (character == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
            else
            {
                cell.Append(character);
            }
        }

        return rows;
    }
}
