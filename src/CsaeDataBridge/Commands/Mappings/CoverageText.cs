using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Commands;

/// <summary>A coverage report for people and for programs. Cells that could not be read are shown only when asked for.</summary>
internal static class CoverageText
{
    public static string Of(CompiledMapping mapping, string extract, DateOnly asOf, CoverageReport report, bool showValues)
    {
        var text = new StringBuilder();
        MappingOutcome rows = report.Outcome;
        Line(text, $"{mapping.Document.Name} {mapping.Document.Version} over {extract}, as of {asOf:yyyy-MM-dd}");
        Line(text, $"{rows.Read} rows read = {rows.Mapped} mapped + {rows.Duplicate} duplicate + {rows.Excluded} excluded + {rows.Held} held; {rows.Reviews} questions for a person");
        Line(text, "");
        Line(text, $"Fields and their rows");
        int width = report.Fields.Max(field => field.Field.Length);
        foreach (FieldUsage field in report.Fields)
        {
            string filled = field.Filled == 0 ? "never filled" : string.Create(CultureInfo.InvariantCulture, $"filled {field.Filled}, blank {field.Blank}");
            Line(text, $"  {field.Field.PadRight(width)}  {filled}");
            foreach (string words in Words(field))
            {
                Line(text, $"  {"".PadRight(width)}    {words}");
            }
        }

        if (report.UnreadColumns.Count > 0)
        {
            Line(text, $"  columns that no field reads: {string.Join(", ", report.UnreadColumns.Select(column => $"\"{column}\""))}");
        }

        Line(text, "");
        Line(text, $"Rules and the rows in which they fired");
        foreach (CompiledRule rule in mapping.Rules)
        {
            long hits = rows.RuleHits[rule.Name];
            Line(text, $"  {(hits == 0 ? "never" : hits.ToString(CultureInfo.InvariantCulture)),7}  {rule.Name}");
        }

        Line(text, "");
        Line(text, $"Rows held or excluded, and why");
        foreach (IGrouping<(string Code, string? Field, string Reason), HeldRow> group in rows.HeldRows.GroupBy(row => (row.Code, row.Field, row.Reason)).OrderByDescending(group => group.Count()))
        {
            Line(text, $"  {group.Count(),7}  {group.Key.Code} {group.Key.Field}: {group.Key.Reason}; lines {Lines(group)}");
        }

        foreach ((string clause, long count) in rows.ExcludedByClause)
        {
            Line(text, $"  {count,7}  excluded by clause {clause}");
        }

        if (rows.Held + rows.Excluded == 0)
        {
            Line(text, $"  none");
        }

        if (report.UnreadCells.Count > 0)
        {
            Line(text, "");
            Line(text, $"Cells that could not be read{(showValues ? "" : ", hidden as they are personal data: --show-values shows them")}");
            foreach (UnreadCell cell in report.UnreadCells)
            {
                Line(text, $"  {cell.Rows,7}  {cell.Code} {cell.Field}: {(showValues || cell.IsShown ? cell.Cell : Hidden.Cell(cell.Cell.Length))}");
            }
        }

        return text.ToString();
    }

    public static JsonObject Json(CompiledMapping mapping, string extract, DateOnly asOf, CoverageReport report, bool showValues)
    {
        MappingOutcome rows = report.Outcome;
        return new JsonObject
        {
            ["mapping"] = mapping.Document.Name,
            ["version"] = mapping.Document.Version,
            ["extract"] = extract,
            ["asOf"] = asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["read"] = rows.Read,
            ["mapped"] = rows.Mapped,
            ["duplicate"] = rows.Duplicate,
            ["excluded"] = rows.Excluded,
            ["held"] = rows.Held,
            ["reviews"] = rows.Reviews,
            ["fields"] = new JsonArray([.. report.Fields.Select(field => (JsonNode)new JsonObject
            {
                ["field"] = field.Field,
                ["columns"] = new JsonArray([.. field.Columns.Select(column => (JsonNode)column)]),
                ["filled"] = field.Filled,
                ["blank"] = field.Blank,
                ["words"] = new JsonArray([.. field.Words.Select(word => (JsonNode)new JsonObject { ["word"] = word.Key, ["rows"] = word.Value })]),
            })]),
            ["unreadColumns"] = new JsonArray([.. report.UnreadColumns.Select(column => (JsonNode)column)]),
            ["rules"] = new JsonArray([.. mapping.Rules.Select(rule => (JsonNode)new JsonObject { ["rule"] = rule.Name, ["rows"] = rows.RuleHits[rule.Name] })]),
            ["heldRows"] = new JsonArray([.. rows.HeldRows.Select(row => (JsonNode)new JsonObject { ["line"] = row.Line, ["code"] = row.Code, ["field"] = row.Field, ["reason"] = row.Reason })]),
            ["excludedByClause"] = new JsonObject(rows.ExcludedByClause.Select(clause => KeyValuePair.Create(clause.Key, (JsonNode?)clause.Value))),
            ["unreadCells"] = new JsonArray([.. report.UnreadCells.Select(cell => (JsonNode)new JsonObject { ["field"] = cell.Field, ["code"] = cell.Code, ["cell"] = showValues || cell.IsShown ? cell.Cell : Hidden.Cell(cell.Cell.Length), ["rows"] = cell.Rows })]),
            ["exitCode"] = ExitCode.Done,
        };
    }

    private static IEnumerable<string> Words(FieldUsage field)
    {
        string[] came = [.. field.Words.Where(word => word.Value > 0).Select(word => string.Create(CultureInfo.InvariantCulture, $"{word.Key} {word.Value}"))];
        string[] never = [.. field.Words.Where(word => word.Value == 0).Select(word => word.Key)];
        if (came.Length > 0)
        {
            yield return string.Join(", ", came);
        }

        if (never.Length > 0)
        {
            yield return $"never: {string.Join(", ", never)}";
        }
    }

    private static string Lines(IEnumerable<HeldRow> rows)
    {
        long[] lines = [.. rows.Select(row => row.Line)];
        return string.Join(", ", lines.Take(10)) + (lines.Length > 10 ? ", …" : "");
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
