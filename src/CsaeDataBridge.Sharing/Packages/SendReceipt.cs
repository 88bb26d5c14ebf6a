using System.Text.Json;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>That a package was sent: what makes it so, and final.</summary>
/// <param name="Manifest">SHA-256 of the manifest.</param>
/// <param name="SealedSha256">SHA-256 of the sealed file.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Account">The account that sent it.</param>
/// <param name="Audit">The record of the intent.</param>
public sealed record SendReceipt(string Id, string Manifest, string SealedSha256, long Size, DateTimeOffset SentAt, string Account, AuditPoint Audit)
{
    private const string Format = "bridge-receipt-1";

    internal byte[] Bytes() => CanonicalJson.Of(JsonSerializer.SerializeToElement(new
    {
        account = Account,
        audit = new { hash = Audit.Hash, sequence = Audit.Sequence },
        format = Format,
        id = Id,
        manifest = Manifest,
        @sealed = new { sha256 = SealedSha256, size = Size },
        sent_at = PackageStatement.Iso(SentAt),
    }));

    /// <exception cref="BridgeException">SHR770: it was changed, or is none.</exception>
    internal static SendReceipt Read(byte[] bytes, string name) => PackageJson.Read(bytes, name, root => new SendReceipt(
        root.GetProperty("id").GetString()!,
        root.GetProperty("manifest").GetString()!,
        root.GetProperty("sealed").GetProperty("sha256").GetString()!,
        root.GetProperty("sealed").GetProperty("size").GetInt64(),
        PackageStatement.ReadIso(root.GetProperty("sent_at").GetString()!),
        root.GetProperty("account").GetString()!,
        new AuditPoint(root.GetProperty("audit").GetProperty("sequence").GetInt64(), root.GetProperty("audit").GetProperty("hash").GetString()!)), receipt => receipt.Bytes());
}
