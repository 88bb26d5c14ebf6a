namespace CsaeDataBridge.Fhir;

/// <summary>A column that a view gives.</summary>
/// <param name="Type">The type of R4, such as <c>date</c>: as the view says it, or as its path gives it.</param>
/// <param name="IsCollection">Whether a row may have several values.</param>
public sealed record FhirViewColumn(string Name, string Type, bool IsCollection);
