using System.Text.Json;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>A signed sentence about the chain: how far it goes now, or what a closed day's file holds.</summary>
/// <param name="File">The day's file.</param>
/// <param name="Last">Its last record.</param>
/// <param name="FileHash">SHA-256 of the whole file when it is closed; empty for the file that is written.</param>
internal sealed record AuditStatement(string File, AuditPoint Last, string FileHash)
{
    public byte[] Write(AuditKey key)
    {
        byte[] body = Body();
        return CanonicalJson.Of(JsonSerializer.SerializeToElement(new { body = JsonSerializer.Deserialize<JsonElement>(body), signature = key.Sign(body) }));
    }

    /// <summary>The sentence, when it is signed by that key and written as this program writes it; null otherwise.</summary>
    public static AuditStatement? Read(byte[] bytes, VerificationKey key)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            JsonElement body = document.RootElement.GetProperty("body");
            var statement = new AuditStatement(
                body.GetProperty("file").GetString()!,
                new AuditPoint(body.GetProperty("sequence").GetInt64(), body.GetProperty("hash").GetString()!),
                body.GetProperty("file_hash").GetString()!);
            return key.Verifies(statement.Body(), document.RootElement.GetProperty("signature").GetString()!) && CanonicalJson.Of(document.RootElement).AsSpan().SequenceEqual(bytes) ? statement : null;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or Issues.BridgeException)
        {
            return null;
        }
    }

    private byte[] Body() => CanonicalJson.Of(JsonSerializer.SerializeToElement(new { file = File, file_hash = FileHash, hash = Last.Hash, sequence = Last.Sequence }));
}
