using System.Text.Json.Nodes;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Tests;

/// <summary>The primitives that profiles fix outside of slices, read from the profiles' own files.</summary>
internal sealed class FixedValues
{
    public const string Kind = "fixed value";

    private readonly Dictionary<string, (string Base, List<(string[] Path, string Value)> Values)> _byProfile = new(StringComparer.Ordinal);

    /// <param name="folder">Of StructureDefinitions in XML.</param>
    public static FixedValues Of(string folder)
    {
        var values = new FixedValues();
        foreach (string file in Directory.GetFiles(folder, "*.xml"))
        {
            using FileStream stream = File.OpenRead(file);
            FhirNode profile = FhirXml.Read(stream);
            values._byProfile[Path.GetFileNameWithoutExtension(file)] = (profile.Text("baseDefinition")!.Split('/')[^1], [.. (profile.First("differential")?.Elements("element") ?? []).Select(element => (Id: element.Text("id")!, Fixed: element.First("fixed")?.Value))
                .Where(element => element.Fixed is not null && !element.Id.Contains(':', StringComparison.Ordinal))
                .Select(element => (element.Id.Split('.')[1..], element.Fixed!))]);
        }

        return values;
    }

    /// <summary>The resource with one value changed that the profile fixes which the file is named after, for each of them; a status stays one that R4 allows.</summary>
    public IEnumerable<(string Kind, JsonObject Resource)> Broken(JsonObject resource, string file)
    {
        string? profile = _byProfile.Keys.Where(name => file.StartsWith(name + "-", StringComparison.Ordinal)).MaxBy(name => name.Length);
        for (; profile is not null && _byProfile.TryGetValue(profile, out (string Base, List<(string[] Path, string Value)> Values) known); profile = known.Base)
        {
            foreach ((string[] path, string value) in known.Values)
            {
                JsonObject copy = resource.DeepClone().AsObject();
                if (Owner(copy, path.AsSpan(..^1)) is { } owner && (string?)owner[path[^1]] == value)
                {
                    owner[path[^1]] = value == "final" ? "amended" : value + "-other";
                    yield return ($"{Kind} of {string.Join('.', path)} broken", copy);
                }
            }
        }
    }

    private static JsonObject? Owner(JsonNode node, ReadOnlySpan<string> path)
    {
        foreach (string step in path)
        {
            string? key = step.EndsWith("[x]", StringComparison.Ordinal) ? (node as JsonObject)?.Select(member => member.Key).FirstOrDefault(name => name.StartsWith(step[..^3], StringComparison.Ordinal)) : step;
            JsonNode? next = key is null ? null : (node as JsonObject)?[key];
            next = next is JsonArray items ? items.FirstOrDefault() : next;
            if (next is null)
            {
                return null;
            }

            node = next;
        }

        return node as JsonObject;
    }
}
