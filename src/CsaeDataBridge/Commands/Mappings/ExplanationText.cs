using System.Text;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Commands;

/// <summary>The explanation of a row for people and for programs. What is personal is shown only when asked for.</summary>
internal static class ExplanationText
{
    public static string Of(CompiledMapping mapping, string extract, RowExplanation row, bool showValues)
    {
        var text = new StringBuilder();
        Line(text, $"{mapping.Document.Name} {mapping.Document.Version}, row {row.Line} of {extract}: {Fate(row)}");
        Line(text, showValues ? $"Cells are shown as they are: this output is personal data." : $"Cells, dates, numbers and identifiers are hidden: they are personal data. --show-values shows them.");
        if (row.Fields.Count > 0)
        {
            Line(text, "");
            Line(text, $"Cells");
            int width = row.Fields.Max(field => field.Field.Length);
            foreach (FieldExplanation field in row.Fields)
            {
                Line(text, $"  {field.Field.PadRight(width)}  {string.Join(" or ", field.Columns.Select(column => $"\"{column}\""))} {Cell(field, showValues || field.IsShown)}, {field.Kind}");
                Line(text, $"  {"".PadRight(width)}  → {field.Issue ?? Read(field, showValues) ?? (field.Cell.Length == 0 ? "nothing" : "nothing: it counts as blank")}");
            }
        }

        if (row.Rules.Count > 0)
        {
            Line(text, "");
            Line(text, $"Rules{(row.Fate == "mapped" ? "" : ", none of which writes as the row is not mapped")}");
            // Rules that every mapping has, for flags that speak of another harm than their column, are shown where they fire.
            foreach (RuleExplanation rule in row.Rules.Where(rule => rule.Fired || !rule.Rule.Contains("/also-", StringComparison.Ordinal)))
            {
                Line(text, $"  {(rule.Fired ? "FIRED" : rule.Hidden ? "late " : "no   ")}  {rule.Rule}{(rule.Hidden ? ": an earlier rule of the list fired" : "")}");
                foreach (IGrouping<int, (string Text, int Alternative, bool? Met)> alternative in rule.Conditions.GroupBy(condition => condition.Alternative))
                {
                    string or = alternative.Key > 1 ? "or " : "";
                    foreach ((string condition, _, bool? met) in alternative)
                    {
                        Line(text, $"           {or}{condition}: {Met(met)}");
                        or = "";
                    }
                }
            }
        }

        if (row.Written.Count > 0)
        {
            Line(text, "");
            Line(text, $"Written");
            foreach (WrittenRow written in row.Written)
            {
                Line(text, $"  {written.Table}: {string.Join(", ", written.Columns.Select(column => $"{column.Column} {Shown(column.Value, column.IsWord, showValues)}"))}");
            }
        }

        return text.ToString();
    }

    public static JsonObject Json(CompiledMapping mapping, string extract, RowExplanation row, bool showValues) => new()
    {
        ["mapping"] = mapping.Document.Name,
        ["version"] = mapping.Document.Version,
        ["extract"] = extract,
        ["row"] = row.Line,
        ["fate"] = row.Fate,
        ["code"] = row.Code,
        ["why"] = row.Why,
        ["valuesShown"] = showValues,
        ["fields"] = new JsonArray([.. row.Fields.Select(field => (JsonNode)new JsonObject
        {
            ["field"] = field.Field,
            ["columns"] = new JsonArray([.. field.Columns.Select(column => (JsonNode)column)]),
            ["kind"] = field.Kind,
            ["cell"] = Cell(field, showValues || field.IsShown),
            ["read"] = Read(field, showValues),
            ["issue"] = field.Issue,
        })]),
        ["rules"] = new JsonArray([.. row.Rules.Select(rule => (JsonNode)new JsonObject
        {
            ["rule"] = rule.Rule,
            ["fired"] = rule.Fired,
            ["hiddenByEarlier"] = rule.Hidden,
            ["conditions"] = new JsonArray([.. rule.Conditions.Select(condition => (JsonNode)new JsonObject { ["condition"] = condition.Text, ["alternative"] = condition.Alternative, ["met"] = condition.Met })]),
        })]),
        ["written"] = new JsonArray([.. row.Written.Select(written => (JsonNode)new JsonObject
        {
            ["table"] = written.Table,
            ["columns"] = new JsonObject(written.Columns.Select(column => KeyValuePair.Create(column.Column, (JsonNode?)Shown(column.Value, column.IsWord, showValues)))),
        })]),
        ["exitCode"] = ExitCode.Done,
    };

    public static JsonObject SqlJson(CompiledMapping mapping) => new()
    {
        ["mapping"] = mapping.Document.Name,
        ["version"] = mapping.Document.Version,
        ["compiledHash"] = mapping.CompiledHash,
        ["sql"] = mapping.Sql,
        ["exitCode"] = ExitCode.Done,
    };

    private static string Fate(RowExplanation row) => row.Why is null ? row.Fate : row.Code is null ? $"{row.Fate}, {row.Why}" : $"{row.Fate} with {row.Code}, {row.Why}";

    private static string Cell(FieldExplanation field, bool showValues) =>
        field.Cell.Length == 0 ? "blank" : showValues ? field.Cell.Replace("\u001F", " | ", StringComparison.Ordinal) : Hidden.Cell(field.Cell.Length);

    private static string? Read(FieldExplanation field, bool showValues) => field.Read is { } read ? Shown(read, field.IsWord, showValues) : null;

    private static string Shown(string value, bool isWord, bool showValues) => isWord || showValues ? value : Hidden.Cell(value.Length);

    private static string Met(bool? met) => met switch
    {
        true => "met",
        false => "not met",
        _ => "not met, blank or unknown",
    };

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
