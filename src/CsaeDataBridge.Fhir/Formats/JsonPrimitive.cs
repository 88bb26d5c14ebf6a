using System.Text.Json;

namespace CsaeDataBridge.Fhir;

/// <summary>Which kind of JSON value a primitive is: booleans and numbers stand bare, all else is text.</summary>
internal static class JsonPrimitive
{
    public static bool IsText(FhirType type) => Kind(type) == JsonTokenType.String;

    public static JsonTokenType Kind(FhirType type) => type.Name switch
    {
        "boolean" => JsonTokenType.True,
        "decimal" or "integer" or "positiveInt" or "unsignedInt" => JsonTokenType.Number,
        _ => JsonTokenType.String,
    };

    public static string Expected(FhirType type) => Kind(type) switch
    {
        JsonTokenType.True => "true or false",
        JsonTokenType.Number => "a number",
        _ => "text in quotes",
    };
}
