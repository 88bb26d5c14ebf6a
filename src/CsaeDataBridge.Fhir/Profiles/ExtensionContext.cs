namespace CsaeDataBridge.Fhir;

/// <summary>Where an extension may stand.</summary>
/// <param name="Kind">element, extension or fhirpath.</param>
/// <param name="Expression">A type or path of an element, an address of an extension, or FHIRPath.</param>
internal sealed record ExtensionContext(string Kind, string Expression);
