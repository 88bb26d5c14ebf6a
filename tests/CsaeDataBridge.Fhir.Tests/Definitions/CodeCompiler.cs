using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CsaeDataBridge.Tests;

/// <summary>Compiles HL7's code systems and value sets into the text that the library embeds; CodeText reads it and says what its lines mean.</summary>
internal static class CodeCompiler
{
    /// <summary>Characters; short definitions of FHIR's own codes are written as displays, by HL7's examples too.</summary>
    private const int LongestDefinition = 60;
    private const string Currencies = "urn:iso:std:iso:4217";
    private const string Units = "http://unitsofmeasure.org";

    public static string Compile()
    {
        var text = new StringBuilder("# Code systems and value sets of FHIR R4 (4.0.1), compiled from HL7's own (CC0); DefinitionTests rebuilds it.\n");
        foreach (string file in HL7Package.Files("CodeSystem-*.json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            AddSystem(text, document.RootElement);
        }

        // Systems of other owners stand in the expansions alone.
        using (var expansions = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(HL7Package.Path, "Bundle-valueset-expansions.json"))))
        {
            AddExpansion(text, expansions.RootElement, "http://hl7.org/fhir/ValueSet/currencies", Currencies, "complete");
            AddExpansion(text, expansions.RootElement, "http://hl7.org/fhir/ValueSet/ucum-units", Units, "fragment");
        }

        foreach (string file in HL7Package.Files("ValueSet-*.json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            AddValueSet(text, document.RootElement);
        }

        return text.ToString();
    }

    private static void AddSystem(StringBuilder text, JsonElement system)
    {
        bool ignoresCase = system.TryGetProperty("caseSensitive", out JsonElement value) && value.ValueKind == JsonValueKind.False;
        Line(text, "S", Text(system, "url")!, Text(system, "content")!, ignoresCase ? "i" : "");
        AddConcepts(text, system, 0, !Text(system, "url")!.Contains("/v2-", StringComparison.Ordinal) && !Text(system, "url")!.Contains("/v3-", StringComparison.Ordinal));
    }

    private static void AddConcepts(StringBuilder text, JsonElement owner, int depth, bool hasWords)
    {
        foreach (JsonElement concept in Items(owner, "concept"))
        {
            string?[] designations = [.. Items(concept, "designation").Select(designation => Text(designation, "value"))];
            string? definition = hasWords && Text(concept, "definition") is { Length: > 0 and <= LongestDefinition } words && words != Text(concept, "display") ? words : null;
            IEnumerable<string?> displays = [.. designations, definition];
            Line(text, ["C", depth.ToString(CultureInfo.InvariantCulture), Text(concept, "code")!, Text(concept, "display") ?? "", .. displays.OfType<string>()]);
            AddConcepts(text, concept, depth + 1, hasWords);
        }
    }

    private static void AddExpansion(StringBuilder text, JsonElement bundle, string valueSet, string system, string content)
    {
        JsonElement found = bundle.GetProperty("entry").EnumerateArray().Select(entry => entry.GetProperty("resource")).Single(resource => Text(resource, "url") == valueSet);
        Line(text, "S", system, content);
        foreach (JsonElement concept in found.GetProperty("expansion").GetProperty("contains").EnumerateArray())
        {
            Line(text, "C", "0", Text(concept, "code")!, content == "complete" ? Text(concept, "display") ?? "" : "");
        }
    }

    private static void AddValueSet(StringBuilder text, JsonElement valueSet)
    {
        Line(text, "V", Text(valueSet, "url")!);
        if (valueSet.TryGetProperty("compose", out JsonElement compose))
        {
            AddParts(text, compose, "include", "I");
            AddParts(text, compose, "exclude", "X");
        }
    }

    private static void AddParts(StringBuilder text, JsonElement compose, string name, string mark)
    {
        foreach (JsonElement part in Items(compose, name))
        {
            Line(text, mark, Text(part, "system") ?? "");
            string[] codes = [.. Items(part, "concept").Select(concept => Text(concept, "code")!)];
            if (codes.Length > 0)
            {
                Line(text, ["L", .. codes]);
            }

            foreach (JsonElement filter in Items(part, "filter"))
            {
                Line(text, "F", Text(filter, "property")!, Text(filter, "op")!, Text(filter, "value")!);
            }

            foreach (JsonElement other in Items(part, "valueSet"))
            {
                Line(text, "R", other.GetString()!);
            }
        }
    }

    /// <summary>A tab ends a field and a line feed a line, so neither may stand inside one; empty fields at the end are left out.</summary>
    private static void Line(StringBuilder text, params string[] fields) =>
        text.Append(string.Join('\t', fields.Select(field => string.Join(' ', field.Split(['\t', '\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries)))).TrimEnd('\t')).Append('\n');

    private static IEnumerable<JsonElement> Items(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out JsonElement items) ? items.EnumerateArray() : [];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
