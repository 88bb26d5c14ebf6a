namespace CsaeDataBridge.Fhir;

/// <summary>Types that have rules beyond their elements.</summary>
internal enum PlanKind
{
    Other,
    Primitive,
    Extension,
    Reference,
    Coding,
    CodeableConcept,
    Quantity,
    Attachment,
    Identifier,
    Bundle,
}
