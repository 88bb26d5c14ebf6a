using System.Text.Json;

namespace CsaeDataBridge.Extracts;

/// <summary>Looks into a FHIR resource; what is absent or of another shape is null.</summary>
internal static class FhirJson
{
    public static string? Text(JsonElement? element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out JsonElement member) ? member : null;

    public static IEnumerable<JsonElement> Items(JsonElement? element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The first item of an array.</summary>
    public static JsonElement? First(JsonElement? element, string name)
    {
        foreach (JsonElement item in Items(element, name))
        {
            return item;
        }

        return null;
    }

    /// <summary>The text of a Reference's <c>reference</c>.</summary>
    public static string? Reference(JsonElement? element, string name) => Text(Member(element, name), "reference");

    /// <summary>The codes of a CodeableConcept; its text when it has no coding.</summary>
    public static IEnumerable<string> Codes(JsonElement? concept) =>
        Items(concept, "coding").Select(coding => Text(coding, "code")).OfType<string>().DefaultIfEmpty(Text(concept, "text")).OfType<string>();

    /// <summary>A CodeableConcept as people read it: its text, else a display, else a code.</summary>
    public static string? Words(JsonElement? concept) =>
        Text(concept, "text") ?? Text(First(concept, "coding"), "display") ?? Text(First(concept, "coding"), "code");

    /// <summary>True when a modifierExtension stands anywhere in the resource.</summary>
    public static bool IsModified(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(member => member.NameEquals("modifierExtension") || IsModified(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(IsModified),
        _ => false,
    };
}
