using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>The mapping language as JSON Schema, by which editors complete keys and mark misspelt ones.</summary>
public static class MappingSchema
{
    /// <summary>The schema's text.</summary>
    public static string Write(CommonSchema schema) =>
        LanguageSchema.Write("A mapping of CsaeDataBridge", MappingLanguage.Shapes.Select(shape => (shape.Name, Shape(shape, schema))));

    private static JsonObject Shape(LanguageShape shape, CommonSchema schema)
    {
        if (shape.Fields is { } fields)
        {
            return LanguageSchema.Own(shape, fields == "test" ? "test_of_condition" : fields);
        }

        IEnumerable<KeyValuePair<string, JsonNode?>> columns = shape.Columns is { } table
            ? MappingLanguage.Columns(schema, table).Select(column => KeyValuePair.Create(column.Name, (JsonNode?)Column(column.Column, wordIsCode: false)))
            : [];
        string[] required = shape.Columns == "event" ? ["ref", "kind"] : [];
        return LanguageSchema.Map(shape, columns.Concat(shape.Keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)Key(key, schema)))), required);
    }

    private static JsonObject Key(LanguageKey key, CommonSchema schema) => key is { Value: "code", Words.Count: 0 }
        ? LanguageSchema.Describe(key, Column(schema["concern"].Column(key.Name), wordIsCode: true))
        : LanguageSchema.Key(key);

    private static JsonObject Column(SchemaColumn? column, bool wordIsCode)
    {
        JsonObject word = wordIsCode && column is { Codes.Count: > 0 } ? LanguageSchema.Words([.. column.Codes.Select(code => code.Value)]) : LanguageSchema.Scalar();
        var made = new JsonObject { ["anyOf"] = new JsonArray(word, LanguageSchema.Reference("source")) };
        if (column is not null)
        {
            made["description"] = column.Comment;
        }

        return made;
    }
}
