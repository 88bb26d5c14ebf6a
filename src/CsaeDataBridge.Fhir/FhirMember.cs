namespace CsaeDataBridge.Fhir;

/// <summary>An element as files write it: of a choice, each type is a member of its own.</summary>
/// <param name="Name">The name in JSON and XML, <c>valueQuantity</c>.</param>
internal sealed record FhirMember(string Name, FhirElement Element, FhirType Type);
