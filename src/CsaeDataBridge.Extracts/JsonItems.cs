using System.Text.Json;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Reads the items of an array of a JSON file one by one; only one item is in memory at a time.</summary>
internal sealed class JsonItems : IDisposable
{
    private readonly JsonBuffer buffer;
    private readonly string file;
    private readonly IReadOnlyList<string> path;
    private JsonReaderState state;
    private bool ended;

    /// <param name="path">Members to walk from the outermost object to the array.</param>
    public JsonItems(Stream stream, string file, IReadOnlyList<string> path)
    {
        this.file = file;
        this.path = path;
        buffer = new JsonBuffer(stream, file, ExtractCodes.Unreadable, ExtractCodes.TooLarge);
        Depth = Guard(FindArray);
    }

    /// <summary>How many members of the path were walked to the array.</summary>
    public int Depth { get; }

    public void Dispose() => buffer.Dispose();

    /// <summary>The next item; null at the end of the array, when the rest of the file has been found whole.</summary>
    /// <exception cref="BridgeException">EXT211 damaged JSON; EXT213 an item that is too large.</exception>
    public JsonItem? Next() => ended ? null : Guard(ReadItem);

    private JsonItem? ReadItem()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.Span, buffer.IsFinal, state);
            if (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndArray)
                {
                    Take(ref reader);
                    ReadToTheEnd();
                    ended = true;
                    return null;
                }

                int start = (int)reader.TokenStartIndex;
                if (reader.TrySkip())
                {
                    int length = (int)reader.BytesConsumed - start;
                    var item = new JsonItem(buffer.LineAt(start), buffer.Memory.Slice(start, length));
                    Take(ref reader);
                    return item;
                }
            }

            buffer.Fill();
        }
    }

    // Walks to the array token by token: what lies before it need not fit in memory.
    private int FindArray()
    {
        int depth = 0;
        int? skip = null;
        bool wanted = true;
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.Span, buffer.IsFinal, state);
            while (reader.Read())
            {
                if (skip is { } level)
                {
                    skip = reader.CurrentDepth == level && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray ? null : level;
                    continue;
                }

                switch (reader.TokenType)
                {
                    case JsonTokenType.StartArray when wanted:
                        Take(ref reader);
                        return depth;
                    case JsonTokenType.StartObject when wanted && depth < path.Count:
                        wanted = false;
                        break;
                    case JsonTokenType.PropertyName:
                        wanted = reader.ValueTextEquals(path[depth]);
                        depth += wanted ? 1 : 0;
                        break;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray when !wanted:
                        skip = reader.CurrentDepth;
                        break;
                    case { } when wanted:
                    case JsonTokenType.EndObject:
                        throw new BridgeException(Issue.Error(ExtractCodes.NoRecords, new Place(file), path.Count == 0 ? "JSON that is not an array" : $"no array at \"{string.Join('/', path)}\"", "the array that holds the records", "correct 'rows:' in the mapping, or ask the agency"));
                }
            }

            Take(ref reader);
            if (buffer.IsFinal)
            {
                throw new BridgeException(Issue.Error(ExtractCodes.DamagedJson, new Place(file), "JSON that breaks off", "well-formed JSON", "ask the agency to send it again"));
            }

            buffer.Fill();
        }
    }

    private void ReadToTheEnd()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.Span, buffer.IsFinal, state);
            while (reader.Read())
            {
            }

            Take(ref reader);
            if (buffer.IsFinal)
            {
                return;
            }

            buffer.Fill();
        }
    }

    private void Take(ref Utf8JsonReader reader)
    {
        state = reader.CurrentState;
        buffer.Consume((int)reader.BytesConsumed);
    }

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException failure)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.DamagedJson, new Place(file, failure.LineNumber + 1), "JSON that is not well formed", "well-formed JSON", "ask the agency to send it again"));
        }
    }
}
