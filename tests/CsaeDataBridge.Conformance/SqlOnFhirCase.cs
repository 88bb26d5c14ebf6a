using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Conformance;

/// <summary>One test of the SQL on FHIR suite: a view, the resources it runs over, and what must come out.</summary>
internal sealed record SqlOnFhirCase(string File, JsonElement Test, IReadOnlyList<FhirNode> Resources)
{
    public string Name => $"{File}: {Test.GetProperty("title").GetString()}";

    /// <summary>Every test of the suite's folder.</summary>
    public static IEnumerable<SqlOnFhirCase> All(string folder)
    {
        foreach (string path in Directory.GetFiles(Path.Combine(folder, "tests"), "*.json").Order(StringComparer.Ordinal))
        {
            JsonElement suite = JsonDocument.Parse(System.IO.File.ReadAllBytes(path)).RootElement;
            FhirNode[] resources = [.. suite.GetProperty("resources").EnumerateArray().Select(resource => FhirJson.Read(JsonSerializer.SerializeToUtf8Bytes(resource), null, new List<Issue>()))];
            foreach (JsonElement test in suite.GetProperty("tests").EnumerateArray())
            {
                yield return new SqlOnFhirCase(Path.GetFileName(path), test, resources);
            }
        }
    }

    /// <returns>What is wrong; null when the test passes.</returns>
    public string? Run(DuckDbSession session)
    {
        bool mustFail = Test.TryGetProperty("expectError", out JsonElement error) && error.GetBoolean();
        try
        {
            FhirView view = FhirView.Compile(JsonSerializer.SerializeToUtf8Bytes(Test.GetProperty("view")));
            string[] rows = [.. new FhirViewReader(session, view).Rows(Resources).Select(row => Canonical(Row(view, row))).Order(StringComparer.Ordinal)];
            if (mustFail)
            {
                return "no error";
            }

            string[] names = [.. view.Columns.Select(column => column.Name)];
            if (Test.TryGetProperty("expectColumns", out JsonElement columns) && !columns.EnumerateArray().Select(column => column.GetString()).SequenceEqual(names, StringComparer.Ordinal))
            {
                return $"columns {string.Join(", ", names)}";
            }

            string[] expected = [.. Test.GetProperty("expect").EnumerateArray().Select(row => Canonical(JsonNode.Parse(row.GetRawText()))).Order(StringComparer.Ordinal)];
            return rows.SequenceEqual(expected, StringComparer.Ordinal) ? null : $"expected {string.Join(' ', expected)}\n  found {string.Join(' ', rows)}";
        }
        catch (BridgeException fault)
        {
            return mustFail ? null : fault.Message;
        }
    }

    private static JsonObject Row(FhirView view, IReadOnlyList<object?> row) =>
        new(view.Columns.Select((column, index) => KeyValuePair.Create(column.Name, Value(row[index]))));

    private static JsonNode? Value(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        System.Collections.IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Value)]),
        bool flag => JsonValue.Create(flag),
        BigInteger number => JsonValue.Create((decimal)number),
        _ => JsonValue.Create(Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture)),
    };

    /// <summary>The same text for the same value: keys in order, numbers without zeros at their end.</summary>
    private static string Canonical(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject row => $"{{{string.Join(',', row.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"\"{member.Key}\":{Canonical(member.Value)}"))}}}",
        JsonArray list => $"[{string.Join(',', list.Select(Canonical))}]",
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => (value.GetValue<decimal>() / 1.0000000000000000000000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => node.ToJsonString(),
    };
}
