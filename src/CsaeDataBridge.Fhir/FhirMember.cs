using System.Text.Json;

namespace CsaeDataBridge.Fhir;

/// <summary>An element as files write it: of a choice, each type is a member of its own.</summary>
/// <param name="Name">The name in JSON and XML, <c>valueQuantity</c>.</param>
internal sealed record FhirMember(string Name, FhirElement Element, FhirType Type)
{
    /// <summary>The JSON token that the whole value is; none for what is an array or an object. True stands for false as well.</summary>
    public JsonTokenType Single { get; } = Element.IsList || Type.Kind != FhirTypeKind.Primitive ? JsonTokenType.None : Type.JsonKind;
}
