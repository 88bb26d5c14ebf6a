namespace CsaeDataBridge.Fhir;

/// <summary>What <c>type()</c> says of an item.</summary>
/// <param name="Namespace"><c>System</c> for computed values, <c>FHIR</c> for what stands in a resource.</param>
/// <param name="Name">The type's name, such as <c>Integer</c> or <c>Patient</c>.</param>
public sealed record FhirPathTypeName(string Namespace, string Name);
