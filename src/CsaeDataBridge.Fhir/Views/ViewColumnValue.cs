namespace CsaeDataBridge.Fhir;

/// <summary>A column and the SQL of its value.</summary>
internal sealed record ViewColumnValue(FhirViewColumn Column, ViewValue Value);
