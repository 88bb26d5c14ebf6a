using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Conformance;

/// <summary>What our validator said of a case, beside what was expected.</summary>
/// <param name="Errors">Our findings that are errors.</param>
internal sealed record ValidatorOutcome(bool ExpectedValid, IReadOnlyList<FhirFinding> Errors, string? ExpectedError)
{
    public bool IsValid => Errors.Count == 0;

    /// <summary>Null when both say the same of the resource.</summary>
    public string? Disagreement => (ExpectedValid, IsValid) switch
    {
        (true, false) => $"valid, but refused: {Suite.Line(Errors[0].ToIssue())}",
        (false, true) => $"invalid, but accepted; expected: {ExpectedError}",
        _ => null,
    };
}
