using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>One entry of a bundle, taken apart; its resource is not looked into.</summary>
/// <param name="ResourceLine">The line of the file where the resource begins.</param>
internal sealed record FhirEntry(string? FullUrl, string? Method, bool IsModified, ReadOnlyMemory<byte> Resource, long ResourceLine)
{
    private static readonly string[] Keys = ["id", "extension", "modifierExtension", "link", "fullUrl", "_fullUrl", "resource", "search", "request", "response"];

    /// <param name="line">The line where the entry begins.</param>
    /// <param name="number">Its place in the bundle, from 1.</param>
    public static FhirEntry Parse(ReadOnlyMemory<byte> text, string? file, long line, long number)
    {
        var entry = new FhirEntry(null, null, false, default, line);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(text.Span, new JsonReaderOptions { MaxDepth = JsonStream.MaxDepth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Refused(FhirCodes.WrongKind, "an entry that is no object", "an object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = JsonStream.TextOf(ref reader, file, line);
            if (!names.Add(name))
            {
                throw Refused(FhirCodes.Repeated, "a key of the entry twice", "each key once");
            }

            reader.Read();
            int start = (int)reader.TokenStartIndex;
            entry = name switch
            {
                "fullUrl" when reader.TokenType == JsonTokenType.String => entry with { FullUrl = JsonStream.TextOf(ref reader, file, line) },
                "fullUrl" => throw Refused(FhirCodes.WrongKind, "a fullUrl that is no text", "text"),
                "request" => entry with { Method = MethodOf(reader, file, line) },
                "modifierExtension" => entry with { IsModified = true },
                _ => Keys.Contains(name) ? entry : throw Refused(FhirCodes.UnknownElement, "a key that an entry does not have", string.Join(", ", Keys)),
            };
            reader.Skip();
            if (name == "resource")
            {
                entry = entry with { Resource = text[start..(int)reader.BytesConsumed], ResourceLine = line + text.Span[..start].Count((byte)'\n') };
            }
        }

        return entry;

        BridgeException Refused(string code, string found, string expected) =>
            new(Issue.Error(code, new Place(file, line, Field: FormattableString.Invariant($"Bundle.entry[{number - 1}]")), found, expected, "ask for the file again, as R4 has it"));
    }

    /// <param name="reader">A copy, so that the caller's stays where it is.</param>
    private static string? MethodOf(Utf8JsonReader reader, string? file, long line)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return "";
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isMethod = reader.ValueTextEquals("method"u8);
            reader.Read();
            if (isMethod)
            {
                return reader.TokenType == JsonTokenType.String ? JsonStream.TextOf(ref reader, file, line) : "";
            }

            reader.Skip();
        }

        return "";
    }
}
