namespace CsaeDataBridge.Benchmarks;

/// <summary>What was measured over one set of resources.</summary>
/// <param name="Bytes">Of all resources together.</param>
/// <param name="Document">Megabytes a second of JsonDocument.</param>
/// <param name="Tree">Megabytes a second of the FHIR reader.</param>
/// <param name="Allocated">Bytes that the FHIR reader allocates for each byte read.</param>
internal sealed record FhirParseSet(string Name, int Resources, long Bytes, double Document, double Tree, double Allocated)
{
    /// <summary>Speed of the FHIR reader against JsonDocument's.</summary>
    public double Ratio => Tree / Document;
}
