using System.Text.Json;
using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Conformance;

/// <summary>One case of the validator's suite.</summary>
/// <param name="folder">The suite's folder.</param>
/// <param name="entry">The case's entry in the index.</param>
/// <param name="options">Its options; undefined when it has none.</param>
internal sealed class ValidatorCase(string folder, JsonElement entry, JsonElement options)
{
    public string Name => entry.GetProperty("name").GetString()!;

    public bool ExpectedValid => entry.GetProperty("expectedValid").GetBoolean();

    public ValidatorOutcome Run()
    {
        var validator = new FhirValidator(new FhirValidatorOptions { AllowComments = Has("allow-comments"), RefuseHtml = Has("security-checks") });
        FhirFinding[] errors = [.. validator.Validate(File.ReadAllBytes(Path.Combine(folder, entry.GetProperty("file").GetString()!))).Where(finding => finding.IsError)];
        return new ValidatorOutcome(ExpectedValid, errors, entry.TryGetProperty("firstError", out JsonElement error) ? error.GetString() : null);
    }

    private bool Has(string option) => options.ValueKind == JsonValueKind.Object && options.TryGetProperty(option, out JsonElement value) && value.ValueKind == JsonValueKind.True;
}
