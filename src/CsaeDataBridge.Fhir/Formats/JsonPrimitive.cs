using System.Text.Json;

namespace CsaeDataBridge.Fhir;

/// <summary>Which kind of JSON value a primitive is: booleans and numbers stand bare, all else is text.</summary>
internal static class JsonPrimitive
{
    public static bool IsText(FhirType type) => type.JsonKind == JsonTokenType.String;

    /// <summary>The kind for a primitive of that name; true stands for false as well.</summary>
    public static JsonTokenType Kind(string type) => type switch
    {
        "boolean" => JsonTokenType.True,
        "decimal" or "integer" or "positiveInt" or "unsignedInt" => JsonTokenType.Number,
        _ => JsonTokenType.String,
    };

    public static string Expected(FhirType type) => type.JsonKind switch
    {
        JsonTokenType.True => "true or false",
        JsonTokenType.Number => "a number",
        _ => "text in quotes",
    };
}
