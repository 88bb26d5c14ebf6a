using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Reads a stream of JSON values, one after the other or inside each other, token by token or a whole value at a time.</summary>
internal sealed class JsonStream(Stream stream, string? file) : IDisposable
{
    /// <summary>A resource of the most levels, in an entry of a bundle.</summary>
    public const int MaxDepth = (2 * ReadingPlace.MaxDepth) + 16;

    private readonly JsonBuffer _buffer = new(stream, file, FhirCodes.Unreadable, FhirCodes.TooLarge);
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = MaxDepth, AllowMultipleValues = true });

    /// <summary>The line of what comes next, from 1.</summary>
    public long Line => _buffer.LineAt(0);

    /// <summary>The text of the name or string that was read last.</summary>
    public string? Text { get; private set; }

    /// <summary>Where the token that was read last begins, from 1; of a whole value its last token.</summary>
    public (int Line, int Column) Place { get; private set; }

    public void Dispose() => _buffer.Dispose();

    /// <summary>A text of JSON; what is no Unicode is refused.</summary>
    public static string TextOf(ref Utf8JsonReader reader, string? file, long line)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new BridgeException(Issue.Error(FhirCodes.NotJson, new Place(file, line), "text that is not valid Unicode", "UTF-8, and surrogates in pairs", "save the file as UTF-8"));
        }
    }

    /// <summary>The next token; None at the end of the file.</summary>
    public JsonTokenType Next() => Guard(() =>
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.Span, _buffer.IsFinal, _state);
            if (reader.Read())
            {
                JsonTokenType type = reader.TokenType;
                Text = type is JsonTokenType.PropertyName or JsonTokenType.String ? TextOf(ref reader, file, Line) : null;
                Take(ref reader);
                return type;
            }

            if (_buffer.IsFinal)
            {
                return JsonTokenType.None;
            }

            _buffer.Fill();
        }
    });

    /// <summary>The next value, whole.</summary>
    public JsonPiece Value() => NextItem() ?? throw BreaksOff();

    /// <summary>The next value, whole; null when the array ends, and its end is passed.</summary>
    public JsonPiece? NextItem() => Guard<JsonPiece?>(() =>
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.Span, _buffer.IsFinal, _state);
            if (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndArray)
                {
                    Take(ref reader);
                    return null;
                }

                int start = (int)reader.TokenStartIndex;
                if (reader.TrySkip())
                {
                    var piece = new JsonPiece(_buffer.LineAt(start), _buffer.ColumnAt(start), _buffer.OffsetAt(start), _buffer.Memory[start..(int)reader.BytesConsumed]);
                    Take(ref reader);
                    return piece;
                }
            }

            if (_buffer.IsFinal)
            {
                throw BreaksOff();
            }

            _buffer.Fill();
        }
    });

    /// <summary>Nothing but blanks may follow.</summary>
    public void RefuseMore()
    {
        if (Next() != JsonTokenType.None)
        {
            throw new BridgeException(Issue.Error(FhirCodes.NotJson, new Place(file, Place.Line, Place.Column), "more after the resource", "the end", "put one resource in a file, or a resource a line into an .ndjson file"));
        }
    }

    /// <summary>Whether the next value is a Bundle; null at the end of the file. Nothing is taken.</summary>
    /// <remarks>A resource with <c>entry</c> before its type is taken for one: should its type turn out to be another, reading on says so.</remarks>
    public bool? AtBundle() => Guard(() =>
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.Span, _buffer.IsFinal, _state);
            if (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.StartObject)
                {
                    throw new BridgeException(Issue.Error(FhirCodes.NotAResource, new Place(file, _buffer.LineAt((int)reader.TokenStartIndex)), "JSON that is no object", "a resource, an object with resourceType", "give a resource"));
                }

                if (IsBundle(ref reader) is { } known)
                {
                    return known;
                }
            }
            else if (_buffer.IsFinal)
            {
                return (bool?)null;
            }

            if (_buffer.IsFinal)
            {
                throw BreaksOff();
            }

            _buffer.Fill();
        }
    });

    /// <returns>Null when more of the file must be read to tell.</returns>
    private static bool? IsBundle(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                return false;
            }

            bool isType = reader.ValueTextEquals("resourceType"u8);
            bool isEntry = reader.ValueTextEquals("entry"u8);
            if (!reader.Read())
            {
                return null;
            }

            if (isType)
            {
                return reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("Bundle"u8);
            }

            if (isEntry && reader.TokenType == JsonTokenType.StartArray)
            {
                return true;
            }

            if (!reader.TrySkip())
            {
                return null;
            }
        }

        return null;
    }

    private void Take(ref Utf8JsonReader reader)
    {
        int start = (int)reader.TokenStartIndex;
        Place = ((int)Math.Min(_buffer.LineAt(start), int.MaxValue), _buffer.ColumnAt(start));
        _state = reader.CurrentState;
        _buffer.Consume((int)reader.BytesConsumed);
    }

    private BridgeException BreaksOff() =>
        new(Issue.Error(FhirCodes.NotJson, new Place(file, _buffer.LineAt(_buffer.Span.Length)), "JSON that breaks off", "the whole document", "ask for the file again"));

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException fault)
        {
            // The library's message may repeat what stands in the file, so only its place is kept.
            bool deep = IsTooDeep(_buffer.Span);
            throw new BridgeException(Issue.Error(
                deep ? FhirCodes.TooDeep : FhirCodes.NotJson,
                new Place(file, fault.LineNumber + 1, (int?)fault.BytePositionInLine + 1),
                deep ? "too many levels" : "text that is not JSON",
                deep ? $"at most {ReadingPlace.MaxDepth} levels" : "well-formed JSON",
                deep ? "flatten the resource, or split it" : "mend the JSON here"));
        }
    }

    /// <summary>The library says of too many levels only that something is wrong, so the piece is looked through once more.</summary>
    private static bool IsTooDeep(ReadOnlySpan<byte> piece)
    {
        var reader = new Utf8JsonReader(piece.TrimStart(" \t\r\n,"u8), isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = int.MaxValue, AllowMultipleValues = true }));
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= ReadingPlace.MaxDepth)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
        }

        return false;
    }
}
