using System.Text;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>The mapping language as documentation: every key, and every column that may be written.</summary>
public static class MappingReference
{
    /// <summary>The text of docs/mapping-reference.md.</summary>
    public static string Write(CommonSchema schema)
    {
        var text = new StringBuilder("# Reference of the mapping language\n\nMade from the same list of keys that the reader checks against. The guide is [mappings/README.md](../mappings/README.md). Keys in **bold** are needed.\n");
        foreach (LanguageShape shape in MappingLanguage.Shapes)
        {
            text.Append($"\n## {shape.Title}\n\n{(shape.About is null ? "" : $"{shape.About}\n\n")}");
            if (shape.Fields is not null)
            {
                text.Append("The keys are names of fields.\n");
            }
            else if (shape.Columns is { } table)
            {
                text.Append("| column | takes | what it holds |\n| --- | --- | --- |\n");
                foreach ((string name, SchemaColumn? column) in MappingLanguage.Columns(schema, table))
                {
                    text.Append($"| {Name(name, table == "event" && name is "ref" or "kind")} | {Cell(Takes(name, column))} | {Cell(column?.Comment ?? About(name))} |\n");
                }
            }

            if (shape.Keys.Count > 0)
            {
                text.Append(shape.Columns is null ? "" : "\n").Append("| key | takes | what it says |\n| --- | --- | --- |\n");
                foreach (LanguageKey key in shape.Keys)
                {
                    text.Append($"| {Name(key.Name, key.Required)} | {Cell(Takes(key, schema))} | {Cell(key.About)}{(key.Example is null ? "" : $" `{Cell(key.Example)}`")} |\n");
                }
            }
        }

        return text.ToString();
    }

    private static string Name(string name, bool required) => required ? $"**`{name}`**" : $"`{name}`";

    private static string Takes(LanguageKey key, CommonSchema schema) =>
        key.Words.Count > 0 ? string.Join(", ", key.Words)
        : key.Value == "code" ? Takes(key.Name, schema["concern"].Column(key.Name))
        : string.Join(" or ", key.Value!.Split(" | ").Select(Words));

    private static string Takes(string name, SchemaColumn? column) => column switch
    {
        null => name is "ref" or CompileScope.PreviousReference ? "a field read as id" : "a field read as date",
        { Codes.Count: > 0 } => string.Join(", ", column.Codes.Select(code => code.Value)),
        { Form: { } form } => $"text of the form {form}",
        { Type: "DATE" } => "a field read as date or datetime",
        { Type: "TIMESTAMP" } => "a field read as datetime",
        { Type: "VARCHAR" } => $"a field read as identity: {column.Name}",
        _ => "a field read as number",
    };

    private static string About(string name) => name switch
    {
        "ref" => "The reference.",
        CompileScope.PreviousReference => "The number that the agency knew them by before, read with the same id: as ref. Both are then one person, whatever comes first; blank says nothing, and the number itself says that it did not change.",
        _ => "The date on which the age is taken; the event's date when absent.",
    };

    private static string Words(string value)
    {
        string[] parts = value.Split(':', 2);
        return parts[0] switch
        {
            "texts" => "a text or a list of texts",
            "text" => "a text",
            "number" => "a whole number",
            "flag" => "true or false",
            "date" => "a date, yyyy-MM-dd",
            "map" => parts[1] == "any" ? "keys of your own" : $"keys of your own, each {Words(parts[1])}",
            "list" => parts[1] == "any" ? "a list" : $"a list, each {Words(parts[1])}",
            "ref" => $"see {MappingLanguage.Shape(parts[1]).Title}",
            _ => "see the example",
        };
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
