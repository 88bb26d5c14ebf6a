namespace CsaeDataBridge.Fhir;

/// <summary>Addresses of definitions, which may name a version after a bar.</summary>
internal static class Canonical
{
    public const string Core = "http://hl7.org/fhir/StructureDefinition/";

    public static string Url(string canonical)
    {
        int bar = canonical.IndexOf('|', StringComparison.Ordinal);
        return bar < 0 ? canonical : canonical[..bar];
    }

    /// <summary>The type of R4 that the address stands for, or null.</summary>
    public static FhirType? CoreType(string url) =>
        url.StartsWith(Core, StringComparison.Ordinal) && FhirSchema.R4.TryGetType(url[Core.Length..], out FhirType? type) ? type : null;
}
