using System.Text.Json;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>That a package is called back. It cannot take back what was read: it says what the recipient must do, and stops what was not sent.</summary>
/// <param name="Manifest">SHA-256 of the manifest.</param>
/// <param name="Account">The account that called it back.</param>
/// <param name="Reason">Why, in words without personal data.</param>
/// <param name="MustDo">What the recipient must do; blank where nothing was sent.</param>
/// <param name="WasSent">Whether it had been sent.</param>
public sealed record PackageRecall(string Id, string Manifest, DateTimeOffset At, string Account, string Reason, string MustDo, bool WasSent)
{
    private const string Format = "bridge-recall-1";

    /// <summary>What a recipient must do with a package that was sent to them by mistake.</summary>
    public const string Destroy = "destroy the package, every copy and whatever was made from it, and confirm in writing within 5 working days; say whether anybody had read it";

    internal byte[] Bytes() => CanonicalJson.Of(JsonSerializer.SerializeToElement(new
    {
        account = Account,
        at = PackageStatement.Iso(At),
        format = Format,
        id = Id,
        manifest = Manifest,
        must_do = MustDo,
        reason = Reason,
        was_sent = WasSent,
    }));

    /// <exception cref="BridgeException">SHR770: it was changed, or is none.</exception>
    internal static PackageRecall Read(byte[] bytes, string name) => PackageJson.Read(bytes, name, root => new PackageRecall(
        root.GetProperty("id").GetString()!,
        root.GetProperty("manifest").GetString()!,
        PackageStatement.ReadIso(root.GetProperty("at").GetString()!),
        root.GetProperty("account").GetString()!,
        root.GetProperty("reason").GetString()!,
        root.GetProperty("must_do").GetString()!,
        root.GetProperty("was_sent").GetBoolean()), recall => recall.Bytes());
}
