using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>The paths of a JSON or NDJSON file: where its records are, and which members hold values.</summary>
internal sealed class JsonPaths
{
    private const int MostPaths = 2_000;
    private const int MostItems = 10_000;

    private readonly List<string> leaves = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> arrays = new(StringComparer.Ordinal);
    private readonly string outer;

    private JsonPaths(string outer)
    {
        this.outer = outer;
    }

    /// <summary>Looks through the first records of a file.</summary>
    /// <exception cref="BridgeException">EXT211 not well formed, EXT216 no records, EXT217 too many different members.</exception>
    public static JsonPaths Read(Delivery delivery, SourceFormat format, CancellationToken token)
    {
        if (format == SourceFormat.JsonLines)
        {
            using var lines = new JsonLineItems(delivery.OpenContent(), delivery.Name);
            return new JsonPaths("").Take(lines.Next, delivery.Name, token);
        }

        string[] path = OuterArray(delivery.Look.Head) ?? throw new BridgeException(Issue.Error(
            ExtractCodes.NoRecords, new Place(delivery.Name), "no array of objects near the beginning", "records", "name the path of the array with --rows, for example data/cases"));
        using var items = new JsonItems(delivery.OpenContent(), delivery.Name, path);
        return new JsonPaths(string.Join('/', path)).Take(items.Next, delivery.Name, token);
    }

    /// <summary>Where records may be, as <c>rows:</c> says it, the outermost first; empty where it need not be said.</summary>
    public IReadOnlyList<string> Records => [outer, .. arrays.OrderByDescending(array => array.Value).Select(array => Below(outer, array.Key))];

    /// <summary>What a record at a path can read: members below it, and those above it that come once for each.</summary>
    public IReadOnlyList<string> Columns(string rows)
    {
        string inside = outer.Length == 0 ? rows : rows.Length > outer.Length ? rows[(outer.Length + 1)..] : "";
        string[] record = inside.Length == 0 ? [] : inside.Split('/');
        var columns = new List<string>();
        foreach (string leaf in leaves)
        {
            string[] parts = leaf.Split('/');
            int shared = 0;
            while (shared < record.Length && shared < parts.Length - 1 && record[shared] == parts[shared])
            {
                shared++;
            }

            bool isAbove = shared < record.Length;
            if (!isAbove || !Enumerable.Range(shared + 1, parts.Length - shared).Any(length => arrays.ContainsKey(string.Join('/', parts[..length]))))
            {
                columns.Add(string.Join('/', Enumerable.Repeat("..", record.Length - shared).Concat(parts[shared..])));
            }
        }

        return columns;
    }

    private JsonPaths Take(Func<JsonItem?> next, string file, CancellationToken token)
    {
        for (int count = 0; count < MostItems && next() is { } item; count++)
        {
            token.ThrowIfCancellationRequested();
            using JsonDocument? document = item.Parse();
            if (document is not null)
            {
                Take(document.RootElement, "", file);
            }
        }

        return this;
    }

    private void Take(JsonElement value, string path, string file)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                // A name with a slash cannot be written as a path.
                foreach (JsonProperty member in value.EnumerateObject().Where(member => !member.Name.Contains('/', StringComparison.Ordinal)))
                {
                    Take(member.Value, Below(path, member.Name), file);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement one in value.EnumerateArray())
                {
                    if (one.ValueKind == JsonValueKind.Object)
                    {
                        arrays[path] = arrays.GetValueOrDefault(path) + 1;
                    }

                    Take(one, path, file);
                }

                break;
            default:
                if (known.Add(path))
                {
                    leaves.Add(path);
                }

                if (leaves.Count > MostPaths)
                {
                    throw new BridgeException(Issue.Error(ExtractCodes.TooManyColumns, new Place(file), $"more than {MostPaths} different members", $"{MostPaths} at most", "ask the agency for a file of one kind of record"));
                }

                break;
        }
    }

    // The members that lead to the first array whose first item is an object.
    private static string[]? OuterArray(ReadOnlySpan<byte> head)
    {
        var reader = new Utf8JsonReader(JsonFormat.WithoutMark(head), isFinalBlock: false, default);
        var path = new List<string>();
        bool startsArray = false;
        try
        {
            while (reader.Read())
            {
                if (startsArray && reader.TokenType == JsonTokenType.StartObject)
                {
                    return [.. path];
                }

                startsArray = reader.TokenType == JsonTokenType.StartArray;
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    path.RemoveRange(Math.Min(path.Count, reader.CurrentDepth - 1), Math.Max(0, path.Count - reader.CurrentDepth + 1));
                    path.Add(reader.GetString()!);
                }
            }
        }
        catch (JsonException)
        {
            // Reading the records says where it is not well formed.
        }

        return null;
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";
}
