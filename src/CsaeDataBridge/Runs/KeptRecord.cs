using System.Text.Json;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Runs;

/// <summary>A source row as the quarantine keeps it: JSON with the cells that were permitted, encrypted by the store.</summary>
/// <param name="Record">The row; a field whose column the file did not have has no cell.</param>
/// <param name="Fields">The fields that were read when it was kept.</param>
internal sealed record KeptRecord(SourceRecord Record, IReadOnlySet<string> Fields)
{
    /// <param name="record">The row.</param>
    /// <param name="fields">Every field that was read, also those whose column is missing.</param>
    public static byte[] Encode(SourceRecord record, IEnumerable<string> fields) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        cells = fields.ToDictionary(field => field, field => record.Cells.GetValueOrDefault(field), StringComparer.Ordinal),
        raw = record.Raw,
    });

    /// <param name="line">Line of the row in the delivered file.</param>
    /// <param name="body">As <see cref="Encode"/> wrote it; empty for a row that could not be read again.</param>
    public static KeptRecord Decode(long line, ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return new KeptRecord(new SourceRecord(line, new Dictionary<string, string>(), ""), new HashSet<string>());
        }

        var reader = new Utf8JsonReader(body);
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        JsonElement cells = document.RootElement.GetProperty("cells");
        return new KeptRecord(
            new SourceRecord(
                line,
                cells.EnumerateObject().Where(cell => cell.Value.ValueKind == JsonValueKind.String).ToDictionary(cell => cell.Name, cell => cell.Value.GetString()!, StringComparer.Ordinal),
                document.RootElement.GetProperty("raw").GetString()),
            cells.EnumerateObject().Select(cell => cell.Name).ToHashSet(StringComparer.Ordinal));
    }
}
