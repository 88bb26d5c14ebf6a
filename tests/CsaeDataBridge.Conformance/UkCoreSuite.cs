using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Conformance;

/// <summary>The examples of UK Core against UK Core's own profiles: each should be valid.</summary>
internal static class UkCoreSuite
{
    public static SuiteResult? Run(string suites)
    {
        string folder = Path.Combine(suites, "uk-core-r4");
        string examples = Path.Combine(folder, "examples");
        if (!Directory.Exists(examples))
        {
            return null;
        }

        var validator = new FhirValidator(new FhirValidatorOptions { Packages = [FhirPackage.Load(folder)] });
        return SuiteResult.Of(Directory.GetFiles(examples).Where(file => Path.GetExtension(file) is ".xml" or ".json").Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file), (Func<string?>)(() => Fault(validator, file)))));
    }

    private static string? Fault(FhirValidator validator, string file) =>
        validator.Validate(File.ReadAllBytes(file)).FirstOrDefault(finding => finding.IsError) is { } error ? Suite.Line(error.ToIssue()) : null;
}
