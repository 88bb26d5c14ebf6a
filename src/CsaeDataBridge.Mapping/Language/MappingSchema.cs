using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>The mapping language as JSON Schema, by which editors complete keys and mark misspelt ones.</summary>
public static class MappingSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's text.</summary>
    public static string Write(CommonSchema schema)
    {
        var root = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "A mapping of CsaeDataBridge",
            ["$ref"] = "#/$defs/mapping",
            ["$defs"] = new JsonObject(MappingLanguage.Shapes.Select(shape => KeyValuePair.Create(shape.Name, (JsonNode?)Shape(shape, schema)))),
        };
        return root.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Shape(LanguageShape shape, CommonSchema schema)
    {
        var made = new JsonObject { ["type"] = "object", ["title"] = shape.Title };
        if (shape.About is { } about)
        {
            made["description"] = about;
        }

        if (shape.Fields is { } fields)
        {
            made["additionalProperties"] = Reference(fields == "test" ? "test_of_condition" : fields);
            return made;
        }

        IEnumerable<KeyValuePair<string, JsonNode?>> properties = shape.Columns is { } table
            ? MappingLanguage.Columns(schema, table).Select(column => KeyValuePair.Create(column.Name, (JsonNode?)Column(column.Column, wordIsCode: false)))
            : [];
        properties = properties.Concat(shape.Keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)Key(key, schema))));
        made["properties"] = new JsonObject(properties);
        made["additionalProperties"] = false;
        string[] required = [.. shape.Keys.Where(key => key.Required).Select(key => key.Name), .. shape.Columns == "event" ? (string[])["ref", "kind"] : []];
        if (required.Length > 0)
        {
            made["required"] = Strings(required);
        }

        return made;
    }

    private static JsonObject Key(LanguageKey key, CommonSchema schema)
    {
        JsonObject made = key.Words.Count > 0 ? Words(key.Words) : key.Value == "code" ? Column(schema["concern"].Column(key.Name), wordIsCode: true) : Value(key.Value!);
        made["description"] = key.Example is null ? key.About : $"{key.About} Example: {key.Example}";
        return made;
    }

    private static JsonObject Value(string value)
    {
        string[] choices = value.Split(" | ");
        if (choices.Length > 1)
        {
            return new JsonObject { ["anyOf"] = new JsonArray([.. choices.Select(choice => (JsonNode)Value(choice))]) };
        }

        string[] parts = value.Split(':', 2);
        return parts[0] switch
        {
            "text" => Scalar(),
            "texts" => new JsonObject { ["anyOf"] = new JsonArray(Scalar(), new JsonObject { ["type"] = "array", ["items"] = Scalar() }) },
            "number" => new JsonObject { ["type"] = "integer", ["minimum"] = 1 },
            "flag" => new JsonObject { ["type"] = "boolean" },
            "date" => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
            "map" => new JsonObject { ["type"] = "object", ["additionalProperties"] = Value(parts[1]) },
            "list" => new JsonObject { ["type"] = "array", ["items"] = Value(parts[1]) },
            "ref" => Reference(parts[1]),
            "any" => [],
            var other => throw new InvalidOperationException($"language.yaml says '{other}', which no value is"),
        };
    }

    private static JsonObject Column(SchemaColumn? column, bool wordIsCode)
    {
        JsonObject word = wordIsCode && column is { Codes.Count: > 0 } ? Words([.. column.Codes.Select(code => code.Value)]) : Scalar();
        var made = new JsonObject { ["anyOf"] = new JsonArray(word, Reference("source")) };
        if (column is not null)
        {
            made["description"] = column.Comment;
        }

        return made;
    }

    // Words that YAML reads as numbers or truth are allowed in both writings.
    private static JsonObject Words(IReadOnlyList<string> words) => new()
    {
        ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word), .. words.Where(word => int.TryParse(word, out _)).Select(word => (JsonNode)int.Parse(word, System.Globalization.CultureInfo.InvariantCulture))]),
    };

    private static JsonObject Scalar() => new() { ["type"] = Strings(["string", "number", "boolean"]) };

    private static JsonObject Reference(string shape) => new() { ["$ref"] = $"#/$defs/{shape}" };

    private static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
