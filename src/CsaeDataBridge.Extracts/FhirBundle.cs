using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>The resources of one FHIR R4 bundle (JSON), found by reference; each is parsed when it is asked for.</summary>
/// <remarks>Strict: duplicate members, other kinds of bundle, and entries that delete or patch are refused, since reading past them would lose what they say.</remarks>
internal sealed class FhirBundle
{
    private static readonly HashSet<string> Types = ["collection", "batch", "transaction", "message", "document", "searchset"];
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly string file;
    private readonly byte[] content;
    private readonly List<(int Entry, string? Url, int Start, int Length)> encounters = [];
    private readonly Dictionary<string, (int Start, int Length)> byReference = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Start, int Length)>> ofEncounter = new(StringComparer.Ordinal);

    /// <exception cref="BridgeException">EXT201 unreadable; EXT211 damaged JSON; EXT212 not a bundle that can be read.</exception>
    public FhirBundle(Delivery delivery)
    {
        file = delivery.Name;
        content = ReadAll(delivery);
        try
        {
            Index();
        }
        catch (JsonException failure)
        {
            throw Damaged(new Place(file, failure.LineNumber + 1, (int?)failure.BytePositionInLine + 1));
        }
        catch (InvalidOperationException)
        {
            // A text that is no text: bytes that are not UTF-8, or half of a surrogate pair.
            throw Damaged(new Place(file));
        }
    }

    public int Encounters => encounters.Count;

    /// <summary>An encounter, with its place in Bundle.entry from 1 and the entry's fullUrl.</summary>
    public (int Entry, string? Url, JsonElement Resource) Encounter(int index)
    {
        (int entry, string? url, int start, int length) = encounters[index];
        return (entry, url, Parse(start, length));
    }

    /// <summary>The resource that a reference names; null when the bundle does not hold it.</summary>
    public JsonElement? Find(string? reference) =>
        reference is not null && byReference.TryGetValue(reference, out (int Start, int Length) place) ? Parse(place.Start, place.Length) : null;

    /// <summary>The conditions and procedures that name one of these references as their encounter.</summary>
    public IEnumerable<JsonElement> Of(IEnumerable<string> encounterReferences) =>
        encounterReferences.SelectMany(reference => ofEncounter.GetValueOrDefault(reference, [])).Select(place => Parse(place.Start, place.Length));

    /// <summary>The whole text of the nth encounter, for the quarantine.</summary>
    public string Raw(int index) => System.Text.Encoding.UTF8.GetString(content, encounters[index].Start, encounters[index].Length);

    private void Index()
    {
        var reader = new Utf8JsonReader(content.AsSpan(Bom()));
        string? type = null;
        string? resourceType = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw NotABundle("JSON that is not an object", "a FHIR R4 Bundle");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = Name(ref reader, names);
            switch (name)
            {
                case "resourceType":
                    resourceType = JsonText(ref reader);
                    break;
                case "type":
                    type = JsonText(ref reader);
                    break;
                case "entry" when reader.TokenType == JsonTokenType.StartArray:
                    IndexEntries(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        // The end of the object, and nothing after it.
        while (reader.Read())
        {
        }

        if (resourceType != "Bundle")
        {
            throw NotABundle("a resource of another type", "resourceType Bundle");
        }

        if (type is null || !Types.Contains(type))
        {
            throw NotABundle("a bundle of another type, or of none", $"type {string.Join(", ", Types)}");
        }
    }

    private string Name(ref Utf8JsonReader reader, HashSet<string> names)
    {
        string name = reader.GetString()!;
        reader.Read();
        return names.Add(name) ? name : throw NotABundle("a member twice in the bundle", "each member once");
    }

    private static string? JsonText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        reader.Skip();
        return null;
    }

    private void IndexEntries(ref Utf8JsonReader reader)
    {
        for (int entry = 1; reader.Read() && reader.TokenType != JsonTokenType.EndArray; entry++)
        {
            string? fullUrl = null;
            (int Start, int Length)? place = null;
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw NotABundle($"entry {entry} that is not an object", "entries with a resource");
            }

            var names = new HashSet<string>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = Name(ref reader, names);
                int start = Bom() + (int)reader.TokenStartIndex;
                if (name == "fullUrl")
                {
                    fullUrl = JsonText(ref reader);
                    continue;
                }

                reader.Skip();
                int length = Bom() + (int)reader.BytesConsumed - start;
                if (name == "resource")
                {
                    place = (start, length);
                }
                else if (name == "request" && FhirJson.Text(Parse(start, length), "method") is not ("POST" or "PUT"))
                {
                    throw NotABundle($"entry {entry} that asks for something else than to be stored", "request.method POST or PUT");
                }
            }

            if (place is { } resource)
            {
                Keep(entry, fullUrl, resource.Start, resource.Length);
            }
        }
    }

    private void Keep(int entry, string? fullUrl, int start, int length)
    {
        JsonElement resource = Parse(start, length);
        string? type = FhirJson.Text(resource, "resourceType");
        if (type is null)
        {
            throw NotABundle($"entry {entry} without a resource type", "resources with a resourceType");
        }

        if (fullUrl is not null)
        {
            byReference[fullUrl] = (start, length);
        }

        if (FhirJson.Text(resource, "id") is { } id)
        {
            byReference[$"{type}/{id}"] = (start, length);
        }

        switch (type)
        {
            case "Encounter":
                encounters.Add((entry, fullUrl, start, length));
                break;
            case "Condition" or "Procedure" when FhirJson.Reference(resource, "encounter") is { } encounter:
                if (!ofEncounter.TryGetValue(encounter, out List<(int Start, int Length)>? known))
                {
                    ofEncounter.Add(encounter, known = []);
                }

                known.Add((start, length));
                break;
        }
    }

    // The clone outlives its document, whose buffers go back to the pool.
    private JsonElement Parse(int start, int length)
    {
        try
        {
            using var document = JsonDocument.Parse(content.AsMemory(start, length), Strict);
            return document.RootElement.Clone();
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // Its position counts from the resource's own start.
            throw Damaged(new Place(file, LineOf(start)));
        }
    }

    private int Bom() => content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;

    private static byte[] ReadAll(Delivery delivery)
    {
        try
        {
            using Stream stream = delivery.OpenContent();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return memory.ToArray();
        }
        catch (Exception failure) when (BrokenOff.Is(failure))
        {
            throw BrokenOff.Of(delivery.Name);
        }
    }

    private BridgeException NotABundle(string found, string expected) =>
        new(Issue.Error(ExtractCodes.NotABundle, new Place(file), found, expected, "ask the agency for a bundle of resources as they stand now"));

    private long LineOf(int start) => content.AsSpan(0, start).Count((byte)'\n') + 1;

    private static BridgeException Damaged(Place place) =>
        new(Issue.Error(ExtractCodes.DamagedJson, place, "JSON that is not well formed, or a member twice in one object", "well-formed JSON, each member once", "ask the agency to send it again"));
}
