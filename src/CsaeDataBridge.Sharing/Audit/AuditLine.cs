using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Sharing;

/// <summary>A record as a line of a file: <c>{"body":…,"hash":"…"}</c>, the body in RFC 8785 form and the hash over its bytes.</summary>
internal static class AuditLine
{
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const int HashLength = 64;

    private static ReadOnlySpan<byte> Before => "{\"body\":"u8;

    private static ReadOnlySpan<byte> Between => ",\"hash\":\""u8;

    private static ReadOnlySpan<byte> After => "\"}"u8;

    /// <summary>The line, without its end, and the record's hash.</summary>
    public static (byte[] Line, string Hash) Write(AuditRecord record)
    {
        byte[] body = Body(record);
        string hash = Convert.ToHexStringLower(SHA256.HashData(body));
        return ([.. Before, .. body, .. Between, .. Encoding.ASCII.GetBytes(hash), .. After], hash);
    }

    /// <summary>Takes a line apart and holds the hash against the body.</summary>
    /// <param name="line">Without its end.</param>
    /// <param name="body">The record's bytes.</param>
    /// <param name="hash">What stands in the line.</param>
    /// <returns>False for a line that is not written as this program writes it, or whose hash is another.</returns>
    public static bool TryOpen(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> body, out ReadOnlySpan<byte> hash)
    {
        int rest = Between.Length + HashLength + After.Length;
        body = default;
        hash = default;
        if (line.Length <= Before.Length + rest || !line.StartsWith(Before) || !line.EndsWith(After) || !line[^rest..].StartsWith(Between))
        {
            return false;
        }

        body = line[Before.Length..^rest];
        hash = line[^(HashLength + After.Length)..^After.Length];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, digest);
        Span<byte> digits = stackalloc byte[HashLength];
        return Convert.TryToHexStringLower(digest, digits, out _) && digits.SequenceEqual(hash);
    }

    /// <summary>What the chain's check needs of a body: its place, what it rests on, and whether it begins or ends an act.</summary>
    /// <returns>False when a part is missing or is of another kind.</returns>
    public static bool TryReadLinks(ReadOnlySpan<byte> body, ReadOnlySpan<byte> previous, out long sequence, out bool isNext, out long intentOf, out bool isIntent)
    {
        (sequence, isNext, intentOf, isIntent) = (0, false, 0, true);
        try
        {
            var json = new Utf8JsonReader(body);
            while (json.Read())
            {
                if (json.TokenType != JsonTokenType.PropertyName || json.CurrentDepth != 1)
                {
                    continue;
                }

                if (json.ValueTextEquals("sequence"u8))
                {
                    json.Read();
                    sequence = json.GetInt64();
                }
                else if (json.ValueTextEquals("previous"u8))
                {
                    json.Read();
                    isNext = json.ValueTextEquals(previous);
                }
                else if (json.ValueTextEquals("intent_of"u8))
                {
                    json.Read();
                    intentOf = json.GetInt64();
                }
                else if (json.ValueTextEquals("decision"u8))
                {
                    isIntent = false;
                    json.Read();
                }
            }

            return sequence > 0;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    /// <summary>A record whose line was checked.</summary>
    public static AuditRecord Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        JsonElement root = document.RootElement;
        string? Text(string name) => root.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
        return new AuditRecord(
            root.GetProperty("sequence").GetInt64(),
            DateTimeOffset.ParseExact(Text("instant")!, InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            Text("actor")!,
            Text("software")!,
            new AuditEntry(AuditWords.Read<AuditAction>(Text("action")!), Text("object")!)
            {
                Subject = Text("subject"),
                Agreement = Text("agreement"),
                Clause = Text("clause"),
                Purpose = Text("purpose"),
                Bundle = Text("bundle"),
                Content = Text("content"),
                Reason = Text("reason"),
                Counts = root.TryGetProperty("counts", out JsonElement counts) ? counts.EnumerateObject().ToDictionary(count => count.Name, count => count.Value.GetInt64()) : new Dictionary<string, long>(),
            },
            root.TryGetProperty("intent_of", out JsonElement intent) ? intent.GetInt64() : null,
            Text("decision") is { } decision ? AuditWords.Read<AuditDecision>(decision) : null,
            Text("previous")!);
    }

    private static byte[] Body(AuditRecord record)
    {
        var parts = new SortedDictionary<string, object>(StringComparer.Ordinal)
        {
            ["action"] = AuditWords.Of(record.Entry.Action),
            ["actor"] = record.Actor,
            ["instant"] = record.Instant.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture),
            ["object"] = record.Entry.Object,
            ["previous"] = record.Previous,
            ["sequence"] = record.Sequence,
            ["software"] = record.Software,
        };
        void Add(string name, object? value)
        {
            if (value is not null)
            {
                parts.Add(name, value);
            }
        }

        Add("agreement", record.Entry.Agreement);
        Add("bundle", record.Entry.Bundle);
        Add("clause", record.Entry.Clause);
        Add("content", record.Entry.Content);
        Add("counts", record.Entry.Counts.Count == 0 ? null : record.Entry.Counts);
        Add("decision", record.Decision is { } decision ? AuditWords.Of(decision) : null);
        Add("intent_of", record.IntentOf);
        Add("purpose", record.Entry.Purpose);
        Add("reason", record.Entry.Reason);
        Add("subject", record.Entry.Subject);
        return CanonicalJson.Of(JsonSerializer.SerializeToElement(parts));
    }
}
