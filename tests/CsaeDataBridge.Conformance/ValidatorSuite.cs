using System.Text.Json;

namespace CsaeDataBridge.Conformance;

/// <summary>Cases of HL7's validator that need nothing but R4: valid or invalid, as the Java validator says.</summary>
internal static class ValidatorSuite
{
    public static SuiteResult? Run(string suites) => Directory.Exists(Path.Combine(suites, "fhir-validator-r4"))
        ? SuiteResult.Of(Cases(suites).Select(test => (test.Name, (Func<string?>)(() => test.Run().Disagreement))))
        : null;

    /// <summary>The cases of <c>standalone-index.json</c>, with the options that <c>index.json</c> has for them.</summary>
    public static IReadOnlyList<ValidatorCase> Cases(string suites)
    {
        string folder = Path.Combine(suites, "fhir-validator-r4");
        var options = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonElement entry in Entries(Path.Combine(folder, "index.json")))
        {
            if (entry.TryGetProperty("options", out JsonElement given))
            {
                options.TryAdd(entry.GetProperty("name").GetString()!, given);
            }
        }

        return [.. Entries(Path.Combine(folder, "standalone-index.json")).Select(entry => entry.GetProperty("name").GetString() is var name && options.TryGetValue(name!, out JsonElement given)
            ? new ValidatorCase(folder, entry, given)
            : new ValidatorCase(folder, entry, default))];
    }

    private static JsonElement[] Entries(string file)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. document.RootElement.Clone().EnumerateArray()];
    }
}
