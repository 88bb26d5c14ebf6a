using System.Text.Json.Nodes;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Tests;

/// <summary>An example with one error, planted by rules that no validator's code decides: what R4's schema requires, and what the profiles' own files fix.</summary>
internal sealed class PlantedError
{
    private readonly FhirValidator _validator;
    private readonly byte[] _json;
    private readonly string _name;

    private PlantedError(FhirValidator validator, string name, string kind, byte[] json)
    {
        _validator = validator;
        _name = name;
        Kind = kind;
        _json = json;
    }

    public string Kind { get; }

    /// <summary>The first errors, over the examples that are valid, in turn: one kind after the other.</summary>
    public static List<PlantedError> InExamples(string folder, int count)
    {
        var validator = new FhirValidator(new FhirValidatorOptions { Packages = [FhirPackage.Load(folder)] });
        var planted = new List<PlantedError>();
        string[] files = [.. Directory.GetFiles(Path.Combine(folder, "examples")).Order(StringComparer.Ordinal)];
        for (int turn = 0; planted.Count < count && turn < 3 * files.Length; turn++)
        {
            string file = files[turn % files.Length];
            using FileStream stream = File.OpenRead(file);
            if (!validator.Validate(File.ReadAllBytes(file)).Any(finding => finding.IsError))
            {
                FhirNode resource = FhirXml.Read(stream);
                JsonNode json = JsonNode.Parse(FhirJson.Write(resource))!;
                if (Plant(json.AsObject(), resource, (turn + (turn / files.Length)) % 3) is { } kind)
                {
                    planted.Add(new PlantedError(validator, Path.GetFileName(file), kind, System.Text.Encoding.UTF8.GetBytes(json.ToJsonString())));
                }
            }
        }

        return planted;
    }

    public bool IsFound() => _validator.Validate(_json).Any(finding => finding.IsError);

    public override string ToString() => $"{_name}: {Kind}";

    private static string? Plant(JsonObject json, FhirNode resource, int first)
    {
        for (int turn = 0; turn < 3; turn++)
        {
            string? kind = ((first + turn) % 3) switch
            {
                0 => RemoveRequired(json, resource),
                1 => BreakFixed(json),
                _ => BreakSlice(json),
            };
            if (kind is not null)
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>The last element of the resource that R4 requires, of its own or of a part.</summary>
    private static string? RemoveRequired(JsonObject json, FhirNode resource)
    {
        FhirElement? required = resource.Type.Elements.LastOrDefault(element => element.Min > 0);
        string? key = required is null ? null : json.Select(member => member.Key).FirstOrDefault(name => name == required.Name || (required.IsChoice && name.StartsWith(required.Name, StringComparison.Ordinal)));
        return key is not null && json.Remove(key) && (json.Remove("_" + key) || true) ? $"required {key} taken away" : null;
    }

    /// <summary>The type of an extension's value is fixed by its definition: text in the place of what is none.</summary>
    private static string? BreakFixed(JsonObject json)
    {
        foreach (JsonObject extension in Extensions(json))
        {
            string? value = extension.Select(member => member.Key).FirstOrDefault(name => name.StartsWith("value", StringComparison.Ordinal) && name != "valueString");
            if (value is not null && (string?)extension["url"] is { } url && url.Contains("UKCore", StringComparison.Ordinal))
            {
                extension.Remove(value);
                extension["valueString"] = "another type than the one that is fixed";
                return $"fixed type of an extension's {value} broken";
            }
        }

        return null;
    }

    /// <summary>An extension that belongs to a slice gets an address of none.</summary>
    private static string? BreakSlice(JsonObject json)
    {
        foreach (JsonObject extension in Extensions(json))
        {
            if ((string?)extension["url"] is { } url && url.StartsWith("http", StringComparison.Ordinal))
            {
                extension["url"] = url + "-Wrong";
                return "extension of no slice";
            }
        }

        return null;
    }

    private static IEnumerable<JsonObject> Extensions(JsonNode? node) => node switch
    {
        JsonObject owner => ((owner["extension"] as JsonArray)?.OfType<JsonObject>() ?? []).Concat(owner.SelectMany(member => Extensions(member.Value))),
        JsonArray items => items.SelectMany(Extensions),
        _ => [],
    };
}
