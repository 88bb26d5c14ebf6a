using System.Text.Json;
using System.Text.Json.Serialization;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>What a backup holds, as its <c>backup.json</c> says. It holds no key: keys are kept apart from what they open.</summary>
/// <param name="Format">1.</param>
/// <param name="StoreId">The store's own number.</param>
/// <param name="SchemaVersion">Version of the store's schema.</param>
/// <param name="Synthetic">True for made-up data.</param>
/// <param name="KeyCheck">Tells the key file that belongs to the store from others; nothing can be opened with it.</param>
/// <param name="TakenAt">UTC.</param>
/// <param name="Library">The database's version: hashes of tables are compared under the same one only.</param>
/// <param name="LastLoad">The last number in the ledger; 0 without one.</param>
/// <param name="LastCommittedAt">When that was committed; UTC.</param>
/// <param name="Files">Store and vault.</param>
public sealed record BackupManifest(
    int Format,
    Guid StoreId,
    int SchemaVersion,
    bool Synthetic,
    string KeyCheck,
    DateTime TakenAt,
    string Library,
    int LastLoad,
    DateTime? LastCommittedAt,
    IReadOnlyList<BackupFile> Files)
{
    /// <summary>Name of the manifest in the backup's folder.</summary>
    public const string FileName = "backup.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    internal string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <exception cref="BridgeException">STO473: it cannot be read.</exception>
    internal static BackupManifest Parse(string json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json, Options) is { Format: 1 } manifest ? manifest : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new BridgeException(Issue.Error(StoreCodes.BackupDamaged, new Place(path), "a manifest that cannot be read", "the manifest as it was written", "use another backup"));
        }
    }
}
