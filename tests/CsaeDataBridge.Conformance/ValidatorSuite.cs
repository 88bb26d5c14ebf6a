using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace CsaeDataBridge.Conformance;

/// <summary>Cases of HL7's validator that need nothing but R4: valid or invalid, as the Java validator says.</summary>
internal static class ValidatorSuite
{
    public static SuiteResult? Run(string suites)
    {
        if (!Directory.Exists(Path.Combine(suites, "fhir-validator-r4")))
        {
            return null;
        }

        var outcomes = new ConcurrentBag<ValidatorOutcome>();
        SuiteResult result = SuiteResult.Of(Cases(suites).Select(test => (test.Name, (Func<string?>)(() =>
        {
            ValidatorOutcome outcome = test.Run();
            outcomes.Add(outcome);
            return outcome.Disagreement;
        }))));
        return result with { Note = ConfusionMatrix(outcomes) };
    }

    /// <summary>How often both said valid, both invalid, and one the one and one the other.</summary>
    public static string ConfusionMatrix(IReadOnlyCollection<ValidatorOutcome> outcomes)
    {
        int Count(bool expected, bool ours) => outcomes.Count(outcome => outcome.ExpectedValid == expected && outcome.IsValid == ours);
        return string.Create(CultureInfo.InvariantCulture, $"""
                        valid here   invalid here
            Java valid   {Count(true, true),9} {Count(true, false),14}
            Java invalid {Count(false, true),9} {Count(false, false),14}
            """);
    }

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
