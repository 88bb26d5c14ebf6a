using System.Text.Json.Nodes;
using CsaeDataBridge.Conformance;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Tests;

/// <summary>An example with one error, planted by rules that no validator's code decides: what R4's schema requires, and what the profiles' own files fix.</summary>
internal sealed class PlantedError
{
    private const int Kinds = 3;

    private readonly FhirValidator _validator;
    private readonly byte[] _json;
    private readonly string _name;

    private PlantedError(FhirValidator validator, string name, string kind, JsonObject resource)
    {
        _validator = validator;
        _name = name;
        Kind = kind;
        _json = System.Text.Encoding.UTF8.GetBytes(resource.ToJsonString());
    }

    public string Kind { get; }

    /// <summary>The first errors, over the examples that are valid: every value that their profiles fix, then one kind after the other.</summary>
    public static List<PlantedError> InExamples(string folder, int count)
    {
        var values = FixedValues.Of(Path.Combine(folder, "structuredefinitions"));
        (string File, FhirValidator Validator)[] examples = [.. UkCoreSuite.Examples(folder).Where(example => !example.Validator.Validate(File.ReadAllBytes(example.File)).Any(finding => finding.IsError))];
        List<PlantedError> planted = [.. examples.SelectMany(example => values.Broken(Json(Read(example.File)), Path.GetFileName(example.File))
            .Select(broken => new PlantedError(example.Validator, Path.GetFileName(example.File), broken.Kind, broken.Resource)))];
        for (int turn = 0; planted.Count < count && turn < Kinds * examples.Length; turn++)
        {
            (string file, FhirValidator validator) = examples[turn % examples.Length];
            FhirNode resource = Read(file);
            JsonObject json = Json(resource);
            if (Plant(json, resource, (turn + (turn / examples.Length)) % Kinds) is { } kind)
            {
                planted.Add(new PlantedError(validator, Path.GetFileName(file), kind, json));
            }
        }

        return planted;
    }

    /// <summary>Whether there is an error; of a fixed value, the one that says so.</summary>
    public bool IsFound() => _validator.Validate(_json).Any(finding => finding.IsError && (finding.Code == FhirCodes.WrongValue || !Kind.StartsWith(FixedValues.Kind, StringComparison.Ordinal)));

    public override string ToString() => $"{_name}: {Kind}";

    private static FhirNode Read(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return FhirXml.Read(stream);
    }

    private static JsonObject Json(FhirNode resource) => JsonNode.Parse(FhirJson.Write(resource))!.AsObject();

    private static string? Plant(JsonObject json, FhirNode resource, int first)
    {
        for (int turn = 0; turn < Kinds; turn++)
        {
            string? kind = ((first + turn) % Kinds) switch
            {
                0 => RemoveRequired(json, resource),
                1 => BreakType(json),
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
    private static string? BreakType(JsonObject json)
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
