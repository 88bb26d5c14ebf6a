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

    public static string Compile()
    {
        var text = new StringBuilder("# Extensions and profiles of FHIR R4 (4.0.1), compiled from HL7's own (CC0); DefinitionTests rebuilds it.\n");
        foreach (string file in HL7Package.Files("StructureDefinition-*.json"))
        {
            JsonObject definition = JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();
            if ((string?)definition["derivation"] == "constraint")
            {
                Prune(definition);
                text.Append((string)definition["url"]!).Append('\t').Append(definition.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })).Append('\n');
            }
        }

        return text.ToString();
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
