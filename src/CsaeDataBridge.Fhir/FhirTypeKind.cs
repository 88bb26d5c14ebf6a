namespace CsaeDataBridge.Fhir;

/// <summary>What kind of type a <see cref="FhirType"/> is.</summary>
public enum FhirTypeKind
{
    /// <summary>A single value with an id and extensions, such as <c>date</c>.</summary>
    Primitive,

    /// <summary>A data type with elements, such as <c>HumanName</c>, or an unnamed part of a resource, such as <c>Patient.contact</c>.</summary>
    Complex,

    /// <summary>A resource, such as <c>Patient</c>.</summary>
    Resource,
}
