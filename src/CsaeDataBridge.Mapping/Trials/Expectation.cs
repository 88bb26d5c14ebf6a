using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Compares what a test's row became with what the test expects: the listed columns of the listed tables, each table as a whole.</summary>
internal sealed class Expectation(DuckDbSession session, CompiledMapping mapping, MappingTest test, long line, CompiledFate? fate, ICollection<Issue> issues)
{
    private static readonly Dictionary<string, string> Views = new()
    {
        ["event"] = "event",
        ["person"] = "person",
        ["renumbering"] = "renumbering",
        ["vault"] = "vault_person",
        ["event_person"] = "event_person",
        ["concern"] = "concern",
        ["factor"] = "factor",
        ["suspect"] = "suspect",
        ["wait"] = "wait",
        ["outcome"] = "outcome",
        ["review"] = "review",
    };

    public void Check()
    {
        foreach (KeyValuePair<YamlScalar, YamlNode> expected in test.Expect.Entries)
        {
            string key = expected.Key.Text;
            if (key is "held" or "excluded")
            {
                CheckFate(key, expected.Value);
            }
            else if (!Views.ContainsKey(key))
            {
                Malformed(expected.Key.Place, $"'{key}' under 'expect:'", $"one of {string.Join(", ", Views.Keys)}, held or excluded");
            }
            else if (fate is not null)
            {
                Failed(expected.Key.Place, $"the row {(fate.Code is null ? "excluded" : $"held with {fate.Code} for {fate.Field}")}", $"the row mapped, and {key} as listed");
                return;
            }
            else
            {
                CheckTable(key, expected);
            }
        }
    }

    private void CheckFate(string key, YamlNode node)
    {
        string expected = node is YamlScalar word ? word.Text : "";
        bool met = key == "held"
            ? fate?.Code is not null && (expected is "true" || fate.Code == expected || fate.Field == expected)
            : fate?.Clause is not null && (expected is "true" || fate.Clause == expected);
        if (!met)
        {
            string found = fate is null ? "the row mapped" : fate.Code is not null ? $"the row held with {fate.Code} for {fate.Field}" : "the row excluded";
            Failed(node.Place, found, $"the row {key}: {expected}");
        }
    }

    private void CheckTable(string table, KeyValuePair<YamlScalar, YamlNode> expected)
    {
        YamlNode[] wanted = expected.Value is YamlList list ? [.. list.Items] : [expected.Value];
        if (wanted.Any(node => node is not YamlMap))
        {
            Malformed(expected.Value.Place, "another shape", "a list of rows, each { column: value }");
            return;
        }

        List<Dictionary<string, string>> rows = Rows(table);
        if (rows.Count != wanted.Length)
        {
            Failed(expected.Key.Place, $"{rows.Count} rows of {table}{Describe(rows)}", $"{wanted.Length}");
            return;
        }

        // Each expected row takes one row that fits; which fits which does not matter.
        foreach (YamlMap want in wanted.Cast<YamlMap>())
        {
            foreach (KeyValuePair<YamlScalar, YamlNode> column in want.Entries.Where(column => rows.Count > 0 && !rows[0].ContainsKey(column.Key.Text)))
            {
                Malformed(column.Key.Place, $"the column {column.Key.Text}, which {table} does not have", $"one of {string.Join(", ", rows[0].Keys)}");
                return;
            }

            int fit = rows.FindIndex(row => want.Entries.All(column => Matches(row[column.Key.Text], column.Value)));
            if (fit < 0)
            {
                Failed(want.Place, $"no such row of {table}{Describe(rows)}", string.Join(", ", want.Entries.Select(column => $"{column.Key.Text}: {Words(column.Value)}")));
                return;
            }

            rows.RemoveAt(fit);
        }
    }

    private List<Dictionary<string, string>> Rows(string table)
    {
        // The vault knows persons, not lines.
        string ofLine = table == "vault" ? $"person_id IN (SELECT person_id FROM {Text.Mapped}.person WHERE source_line = $1)" : "source_line = $1";
        IReadOnlyList<Dictionary<string, string>> rows = session.Query($"SELECT COLUMNS(*)::VARCHAR FROM {Text.Mapped}.{Sql.Identifier(Views[table])} WHERE {ofLine}", reader =>
            Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, column => reader.IsDBNull(column) ? "" : reader.GetString(column), StringComparer.Ordinal), line);
        foreach (Dictionary<string, string> row in rows.Where(row => row.GetValueOrDefault("rule") is { Length: > 0 }))
        {
            row["rule"] = mapping.Rules[int.Parse(row["rule"], System.Globalization.CultureInfo.InvariantCulture) - 1].Name;
        }

        return [.. rows];
    }

    private static bool Matches(string found, YamlNode expected) => expected switch
    {
        YamlScalar word => found == word.Text || (found == "not_recorded" && word.Text.Length == 0) || found.EndsWith("/" + word.Text, StringComparison.Ordinal),
        YamlList list => found == $"[{string.Join(", ", list.Items.OfType<YamlScalar>().Select(item => item.Text).Order(StringComparer.Ordinal))}]",
        _ => false,
    };

    private static string Words(YamlNode node) => node is YamlList list ? $"[{string.Join(", ", list.Items.OfType<YamlScalar>().Select(item => item.Text))}]" : ((YamlScalar)node).Text;

    // A test's row is the author's own, so that what became of it may be shown: codes only, no identifier.
    private static string Describe(List<Dictionary<string, string>> rows)
    {
        string[] shown = ["kind", "harm", "status", "precision", "role", "risk_level", "factor", "code", "answer", "service", "rule"];
        IEnumerable<string> described = rows.Select(row => string.Join(", ", shown.Where(column => row.GetValueOrDefault(column) is { Length: > 0 }).Select(column => $"{column}: {row[column]}"))).Where(text => text.Length > 0);
        string all = string.Join("; ", described);
        return all.Length == 0 ? "" : $" ({all})";
    }

    private void Failed(Place place, string found, string expected) =>
        issues.Add(Issue.Error(MappingCodes.TestFailed, place with { File = mapping.Document.FileName, Field = test.Name }, found, expected, "correct the rules, or the test"));

    private void Malformed(Place place, string found, string expected) =>
        issues.Add(Issue.Error(MappingCodes.TestMalformed, place with { Field = test.Name }, found, expected, "correct the test"));
}
