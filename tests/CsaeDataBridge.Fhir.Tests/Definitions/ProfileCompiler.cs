using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CsaeDataBridge.Tests;

/// <summary>Compiles HL7's extensions and profiles into the text that the library embeds: an address and its definition a line, with what a check reads and nothing else.</summary>
internal static class ProfileCompiler
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "resourceType", "url", "type", "derivation", "baseDefinition", "context", "contextInvariant", "differential", "element", "id", "path", "sliceName", "slicing", "min", "max",
        "profile", "targetProfile", "code", "contentReference", "maxLength", "isModifier", "constraint", "key", "severity", "human", "expression", "binding", "strength", "valueSet",
        "discriminator", "rules", "ordered",
    };

    /// <summary>Places where R4's own definitions put an extension whose definition names another; later releases of the extensions name these.</summary>
    private static readonly Dictionary<string, string[]> FurtherContexts = new(StringComparer.Ordinal)
    {
        ["structuredefinition-fhir-type"] = ["ElementDefinition.type"],
        ["regex"] = ["ElementDefinition.type"],
        ["structuredefinition-fmm"] = ["CanonicalResource"],
        ["structuredefinition-standards-status"] = ["CanonicalResource", "ElementDefinition"],
        ["structuredefinition-normative-version"] = ["CanonicalResource", "ElementDefinition"],
        ["structuredefinition-wg"] = ["CanonicalResource"],
        ["valueset-concept-comments"] = ["CodeSystem.concept"],
    };

    public static string Compile()
    {
        var text = new StringBuilder("# Extensions and profiles of FHIR R4 (4.0.1), compiled from HL7's own (CC0); DefinitionTests rebuilds it.\n");
        foreach (string file in HL7Package.Files("StructureDefinition-*.json"))
        {
            JsonObject definition = JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();
            if ((string?)definition["derivation"] == "constraint")
            {
                Prune(definition);
                Correct(definition);
                text.Append((string)definition["url"]!).Append('\t').Append(definition.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })).Append('\n');
            }
        }

        return text.ToString();
    }

    private static void Correct(JsonObject definition)
    {
        string name = ((string)definition["url"]!)[((string)definition["url"]!).LastIndexOf('/')..][1..];
        foreach (string further in FurtherContexts.GetValueOrDefault(name) ?? [])
        {
            foreach (string type in further == "CanonicalResource" ? ["CodeSystem", "ValueSet", "OperationDefinition", "SearchParameter", "CompartmentDefinition", "ConceptMap", "NamingSystem"] : (string[])[further])
            {
                definition["context"]!.AsArray().Add(new JsonObject { ["type"] = "element", ["expression"] = type });
            }
        }

        // HL7 corrected the units of vital signs after R4: other units may stand.
        foreach (JsonObject element in definition["differential"]!["element"]!.AsArray().OfType<JsonObject>())
        {
            if (name == "vitalsigns" && (string?)element["id"] == "Observation.component.value[x]")
            {
                element["binding"]!["strength"] = "extensible";
            }
        }
    }

    private static void Prune(JsonObject owner)
    {
        foreach ((string name, JsonNode? value) in owner.ToList())
        {
            if (IsValue(name))
            {
                continue;
            }

            if (!Kept.Contains(name))
            {
                owner.Remove(name);
            }
            else if (value is JsonObject inner)
            {
                Prune(inner);
            }
            else if (value is JsonArray items)
            {
                foreach (JsonObject item in items.OfType<JsonObject>())
                {
                    Prune(item);
                }
            }
        }
    }

    /// <summary>Values that elements must have are kept whole, whatever their type.</summary>
    private static bool IsValue(string name) => name.StartsWith("fixed", StringComparison.Ordinal) || name.StartsWith("pattern", StringComparison.Ordinal)
        || name.StartsWith("minValue", StringComparison.Ordinal) || name.StartsWith("maxValue", StringComparison.Ordinal);
}
