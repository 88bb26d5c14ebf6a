namespace CsaeDataBridge.Fhir;

/// <summary>A rule of the specification that a type or an element must keep.</summary>
/// <param name="Key">The rule's name in the specification, for example <c>pat-1</c>.</param>
/// <param name="IsError">False where the specification only warns.</param>
/// <param name="Expression">FHIRPath that must be true; empty where R4 gives none.</param>
/// <param name="Human">The rule in words.</param>
public sealed record FhirInvariant(string Key, bool IsError, string Expression, string Human);
