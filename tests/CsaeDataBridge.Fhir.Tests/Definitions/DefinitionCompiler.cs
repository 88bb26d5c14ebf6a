using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CsaeDataBridge.Tests;

/// <summary>Compiles HL7's structure definitions into the schema text that the library embeds; SchemaText reads it and says what its lines mean.</summary>
internal static class DefinitionCompiler
{
    private const string TypePrefix = "http://hl7.org/fhir/StructureDefinition/";
    private const string FhirTypeExtension = TypePrefix + "structuredefinition-fhir-type";
    private const string RegexExtension = TypePrefix + "regex";

    public static string Compile()
    {
        var text = new StringBuilder("# FHIR R4 (4.0.1), compiled from HL7's structure definitions (CC0); DefinitionTests rebuilds it.\n");
        foreach (string file in HL7Package.Files("StructureDefinition-*.json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            JsonElement definition = document.RootElement;
            if (Text(definition, "derivation") != "constraint" && Text(definition, "kind") != "logical")
            {
                AddType(text, definition);
            }
        }

        return text.ToString();
    }

    private static void AddType(StringBuilder text, JsonElement definition)
    {
        string name = Text(definition, "type")!;
        string kind = Text(definition, "kind")! switch { "primitive-type" => "primitive", "complex-type" => "complex", _ => "resource" };
        bool isAbstract = definition.GetProperty("abstract").GetBoolean();
        string baseType = Text(definition, "baseDefinition")?[TypePrefix.Length..] ?? "";
        Line(text, "T", name, kind, isAbstract ? "abstract" : "", baseType);
        foreach (JsonElement element in definition.GetProperty("differential").GetProperty("element").EnumerateArray())
        {
            string path = Text(element, "path")!;
            if (path.Length > name.Length)
            {
                AddElement(text, kind, path[(name.Length + 1)..], element);
            }

            AddInvariants(text, element);
        }
    }

    private static void AddElement(StringBuilder text, string kind, string path, JsonElement element)
    {
        if (kind == "primitive" && path == "value")
        {
            if (element.GetProperty("type")[0] is var type && Extension(type, RegexExtension) is { } regex)
            {
                Line(text, "P", regex);
            }

            return;
        }

        string max = Text(element, "max")!;
        if (max == "0")
        {
            Line(text, "X", path);
            return;
        }

        string min = element.GetProperty("min").GetInt32().ToString(CultureInfo.InvariantCulture);
        string types = Text(element, "contentReference") is { } reference ? reference : string.Join(' ', Types(element));
        string binding = element.TryGetProperty("binding", out JsonElement bound) && Text(bound, "strength") == "required" ? Text(bound, "valueSet") ?? "" : "";
        string marks = (IsSet(element, "isModifier") ? "!" : "") + (IsSet(element, "isSummary") ? "s" : "");
        Line(text, "E", path, min, max, types, marks, binding);
    }

    private static IEnumerable<string> Types(JsonElement element)
    {
        foreach (JsonElement type in element.GetProperty("type").EnumerateArray())
        {
            string code = Extension(type, FhirTypeExtension) ?? Text(type, "code")!;
            // R4 says that a resource's id is a string; its own pattern and every later release say id.
            code = Text(element, "path") == "Resource.id" ? "id" : code;
            string[] targets = type.TryGetProperty("targetProfile", out JsonElement profiles)
                ? [.. profiles.EnumerateArray().Select(profile => profile.GetString()!).Select(profile => profile[TypePrefix.Length..])]
                : [];
            yield return targets.Length == 0 ? code : $"{code}({string.Join(',', targets)})";
        }
    }

    private static void AddInvariants(StringBuilder text, JsonElement element)
    {
        if (element.TryGetProperty("constraint", out JsonElement constraints))
        {
            foreach (JsonElement constraint in constraints.EnumerateArray())
            {
                // R4 writes que-7 with the type of FHIRPath where it means FHIR's; later releases say boolean.
                string expression = (Text(constraint, "expression") ?? "").Replace("answer is Boolean", "answer is boolean", StringComparison.Ordinal);
                Line(text, "I", Text(constraint, "key")!, Text(constraint, "severity")!, expression, Text(constraint, "human") ?? "");
            }
        }
    }

    /// <summary>A tab ends a field and a line feed a line, so neither may stand inside one; empty fields at the end are left out.</summary>
    private static void Line(StringBuilder text, params string[] fields) =>
        text.Append(string.Join('\t', fields.Select(field => string.Join(' ', field.Split(['\t', '\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries)))).TrimEnd('\t')).Append('\n');

    private static string? Extension(JsonElement element, string url) =>
        element.TryGetProperty("extension", out JsonElement extensions)
            ? extensions.EnumerateArray().Where(extension => Text(extension, "url") == url)
                .SelectMany(extension => extension.EnumerateObject()).FirstOrDefault(member => member.Name.StartsWith("value", StringComparison.Ordinal)) is { Value.ValueKind: JsonValueKind.String } value
                ? value.Value.GetString() : null
            : null;

    private static bool IsSet(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
