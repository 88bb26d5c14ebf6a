using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Conformance;

/// <summary>The examples of UK Core against UK Core's own profiles: each should be valid.</summary>
internal static class UkCoreSuite
{
    public static SuiteResult? Run(string suites)
    {
        string folder = Path.Combine(suites, "uk-core-r4");
        if (!Directory.Exists(Path.Combine(folder, "examples")))
        {
            return null;
        }

        return SuiteResult.Of(Examples(folder).Select(example => (Path.GetFileName(example.File), (Func<string?>)(() => Fault(example.Validator, example.File)))));
    }

    /// <summary>Every example with a validator that holds it to its profile.</summary>
    /// <remarks>The examples do not claim their profiles: their files are named after them.</remarks>
    public static IReadOnlyList<(string File, FhirValidator Validator)> Examples(string folder)
    {
        FhirPackage package = FhirPackage.Load(folder);
        Dictionary<string, string> profiles = Directory.GetFiles(Path.Combine(folder, "structuredefinitions"), "*.xml").ToDictionary(file => Path.GetFileNameWithoutExtension(file), Address, StringComparer.Ordinal);
        var validators = new Dictionary<string, FhirValidator>(StringComparer.Ordinal);
        return [.. Directory.GetFiles(Path.Combine(folder, "examples")).Where(file => Path.GetExtension(file) is ".xml" or ".json").Order(StringComparer.Ordinal).Select(file => (file, Validator(file)))];

        FhirValidator Validator(string file)
        {
            string name = profiles.Keys.Where(profile => Path.GetFileName(file).StartsWith(profile + "-", StringComparison.Ordinal)).MaxBy(profile => profile.Length) ?? "";
            return validators.TryGetValue(name, out FhirValidator? known) ? known
                : validators[name] = new FhirValidator(new FhirValidatorOptions { Packages = [package], Profiles = name.Length == 0 ? [] : [profiles[name]] });
        }
    }

    private static string Address(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return FhirXml.Read(stream, Path.GetFileName(file)).Elements("url").First().Value!;
    }

    private static string? Fault(FhirValidator validator, string file) =>
        validator.Validate(File.ReadAllBytes(file)).FirstOrDefault(finding => finding.IsError) is { } error ? Suite.Line(error.ToIssue()) : null;
}
