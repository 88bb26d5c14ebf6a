using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CsaeDataBridge.Issues;

/// <summary>The parts of which a language's JSON Schema is made, by which editors complete keys and mark misspelt ones.</summary>
public static class LanguageSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's text.</summary>
    /// <param name="title">Of what.</param>
    /// <param name="shapes">The shapes in order, the outermost first.</param>
    public static string Write(string title, IEnumerable<(string Name, JsonObject Schema)> shapes)
    {
        (string Name, JsonObject Schema)[] all = [.. shapes];
        var root = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
            ["$ref"] = $"#/$defs/{all[0].Name}",
            ["$defs"] = new JsonObject(all.Select(shape => KeyValuePair.Create(shape.Name, (JsonNode?)shape.Schema))),
        };
        return root.ToJsonString(Indented) + "\n";
    }

    /// <summary>A map with its keys and no others.</summary>
    /// <param name="shape">The map.</param>
    /// <param name="properties">What each of its keys takes.</param>
    /// <param name="required">Keys that must be there besides those that the language says.</param>
    public static JsonObject Map(LanguageShape shape, IEnumerable<KeyValuePair<string, JsonNode?>> properties, params IEnumerable<string> required)
    {
        JsonObject made = Start(shape);
        made["properties"] = new JsonObject(properties);
        made["additionalProperties"] = false;
        string[] needed = [.. shape.Keys.Where(key => key.Required).Select(key => key.Name), .. required];
        if (needed.Length > 0)
        {
            made["required"] = Strings(needed);
        }

        return made;
    }

    /// <summary>A map whose keys are the author's own names.</summary>
    public static JsonObject Own(LanguageShape shape, string value)
    {
        JsonObject made = Start(shape);
        made["additionalProperties"] = Reference(value);
        return made;
    }

    /// <summary>What a key takes, with what it says.</summary>
    public static JsonObject Key(LanguageKey key) => Describe(key, Takes(key));

    public static JsonObject Describe(LanguageKey key, JsonObject made)
    {
        made["description"] = key.Example is null ? key.About : $"{key.About} Example: {key.Example}";
        return made;
    }

    // Words that YAML reads as numbers or truth are allowed in both writings.
    public static JsonObject Words(IReadOnlyList<string> words) => new()
    {
        ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word), .. words.Where(word => int.TryParse(word, out _)).Select(word => (JsonNode)int.Parse(word, CultureInfo.InvariantCulture))]),
    };

    public static JsonObject Scalar() => new() { ["type"] = Strings(["string", "number", "boolean"]) };

    public static JsonObject Reference(string shape) => new() { ["$ref"] = $"#/$defs/{shape}" };

    private static JsonObject Start(LanguageShape shape)
    {
        var made = new JsonObject { ["type"] = "object", ["title"] = shape.Title };
        if (shape.About is { } about)
        {
            made["description"] = about;
        }

        return made;
    }

    private static JsonObject Takes(LanguageKey key)
    {
        JsonObject? one = key.Words.Count > 0 ? Words(key.Words) : key.Form is { } form ? new JsonObject { ["type"] = "string", ["pattern"] = $"^(?:{form})$" } : null;
        return one is null ? Value(key.Value!, Scalar)
            : key.Value is null or "text" ? one
            : key.Value == "texts" ? Value("texts", () => (JsonObject)one.DeepClone())
            : new JsonObject { ["anyOf"] = new JsonArray(one, Value(key.Value, Scalar)) };
    }

    private static JsonObject Value(string value, Func<JsonObject> text)
    {
        string[] choices = value.Split(" | ");
        if (choices.Length > 1)
        {
            return new JsonObject { ["anyOf"] = new JsonArray([.. choices.Select(choice => (JsonNode)Value(choice, text))]) };
        }

        string[] parts = value.Split(':', 2);
        return parts[0] switch
        {
            "text" => text(),
            "texts" => new JsonObject { ["anyOf"] = new JsonArray(text(), new JsonObject { ["type"] = "array", ["items"] = text() }) },
            "number" => new JsonObject { ["type"] = "integer", ["minimum"] = 1 },
            "count" => new JsonObject { ["type"] = "integer", ["minimum"] = 0 },
            "share" => new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 },
            "flag" => new JsonObject { ["type"] = "boolean" },
            "date" => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
            "map" => new JsonObject { ["type"] = "object", ["additionalProperties"] = Value(parts[1], text) },
            "list" => new JsonObject { ["type"] = "array", ["items"] = Value(parts[1], text) },
            "ref" => Reference(parts[1]),
            "any" => [],
            var other => throw new InvalidOperationException($"the language says '{other}', which no value is"),
        };
    }

    private static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
