using System.Text.Json;

namespace CsaeDataBridge.Extracts;

/// <summary>One item of a JSON array, or one line of NDJSON, as it stands in the file.</summary>
/// <param name="Line">Line where it starts, from 1.</param>
internal readonly record struct JsonItem(long Line, ReadOnlyMemory<byte> Text)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The item as an object; null when it is not one whole object, each member once.</summary>
    public JsonDocument? Parse()
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(Text, Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }
        }
        catch (JsonException)
        {
            // Not an object that can be read: the record is held, under its own code.
        }

        document?.Dispose();
        return null;
    }
}
