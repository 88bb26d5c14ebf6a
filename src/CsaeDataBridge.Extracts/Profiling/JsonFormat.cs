using System.Text;
using System.Text.Json;

namespace CsaeDataBridge.Extracts;

/// <summary>Tells the kinds of JSON file apart.</summary>
internal static class JsonFormat
{
    /// <param name="head">The beginning of a file that begins with a brace or a bracket.</param>
    public static SourceFormat Of(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = WithoutMark(head).TrimStart(" \t\r\n"u8);
        if (text.StartsWith("["u8))
        {
            return SourceFormat.Json;
        }

        var reader = new Utf8JsonReader(text, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                // Every FHIR resource says its type, and no other JSON does.
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("resourceType"u8))
                {
                    return SourceFormat.Fhir;
                }

                if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 0)
                {
                    return text[(int)reader.BytesConsumed..].TrimStart(" \t\r\n"u8).StartsWith("{"u8) ? SourceFormat.JsonLines : SourceFormat.Json;
                }
            }
        }
        catch (JsonException)
        {
            // Reading the records says where it is not well formed.
        }

        return SourceFormat.Json;
    }

    /// <summary>The text after a byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> head) => head.StartsWith(Encoding.UTF8.Preamble) ? head[3..] : head;
}
