using System.Text.Json;

namespace CsaeDataBridge.Fhir;

/// <summary>An object of a ViewDefinition, read key by key: what has another shape is refused with its place.</summary>
internal sealed class ViewObject
{
    private readonly JsonElement _element;

    public ViewObject(JsonElement element, string place, string? file)
    {
        _element = element;
        Place = place;
        File = file;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw ViewFault.NotAView(file, place, "a value of another kind", "an object");
        }
    }

    public string Place { get; }

    public string? File { get; }

    public IEnumerable<JsonProperty> Members => _element.EnumerateObject();

    /// <summary>Refuses keys that a view does not have: one that is misspelt would change its rows in silence.</summary>
    public void Allow(params string[] keys)
    {
        foreach (JsonProperty member in _element.EnumerateObject())
        {
            if (!keys.Contains(member.Name.TrimStart('_'), StringComparer.Ordinal))
            {
                throw ViewFault.NotAView(File, Place, "a key that a ViewDefinition does not have here", $"one of {string.Join(", ", keys)}");
            }
        }
    }

    public bool Has(string key) => _element.TryGetProperty(key, out _);

    public string? Text(string key) => !_element.TryGetProperty(key, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()! : throw ViewFault.NotAView(File, At(key), "a value of another kind", "text");

    public string Required(string key) => Text(key) is { Length: > 0 } text ? text : throw ViewFault.NotAView(File, At(key), "nothing", "text");

    public bool Flag(string key) => _element.TryGetProperty(key, out JsonElement value)
        && (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw ViewFault.NotAView(File, At(key), "a value of another kind", "true or false"));

    public string[] Texts(string key) =>
        [.. Items(key).Select((item, index) => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw ViewFault.NotAView(File, $"{At(key)}[{index}]", "a value of another kind", "text"))];

    public IEnumerable<ViewObject> Objects(string key) => Items(key).Select((item, index) => new ViewObject(item, $"{At(key)}[{index}]", File));

    private JsonElement[] Items(string key) => !_element.TryGetProperty(key, out JsonElement value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw ViewFault.NotAView(File, At(key), "a value of another kind", "an array");

    private string At(string key) => Place.Length == 0 ? key : $"{Place}.{key}";
}
