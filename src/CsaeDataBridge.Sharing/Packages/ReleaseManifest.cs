using System.Text.Json;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>What a package is: its frozen files and all that people must know to approve them. Its hash is what they sign.</summary>
/// <param name="Id">The package, for example <c>R-NSP-ICB-2025-26-1</c>.</param>
/// <param name="Release">The release of the agreement.</param>
/// <param name="Period">What it is about, for example 2025-26.</param>
/// <param name="AgreementSha256">The hash of the agreement's text under which it was made.</param>
/// <param name="Bundle">The hash of all agreements then.</param>
/// <param name="Clauses">The clauses that permit it, the release's own first.</param>
/// <param name="Obligations">What goes with the permit, as the agreements decide it.</param>
/// <param name="RecipientKey">Whose key it is sealed for; null where the agreement names none, so that it cannot be sent.</param>
/// <param name="Kept">What stays with the sender, against which later packages are held.</param>
/// <param name="Counts">Numbers by name: rows, people, people left out, cells.</param>
/// <param name="Earlier">Packages of the same release that had been sent; what these rows were held against.</param>
/// <param name="PreparedBy">Who made it, by their id under people of the agreement.</param>
/// <param name="Account">The account that the program ran under.</param>
/// <param name="PreparedAt">When, to the second.</param>
public sealed record ReleaseManifest(
    string Id,
    string Release,
    string Period,
    string Agreement,
    int AgreementVersion,
    string AgreementSha256,
    string Bundle,
    IReadOnlyList<string> Clauses,
    IReadOnlyList<string> Obligations,
    string Recipient,
    PackageKey? RecipientKey,
    string Purpose,
    string Level,
    IReadOnlyList<FrozenFile> Files,
    IReadOnlyList<FrozenFile> Kept,
    IReadOnlyDictionary<string, long> Counts,
    IReadOnlyList<PackageCheck> Checks,
    IReadOnlyList<string> Earlier,
    string PreparedBy,
    string Account,
    DateTimeOffset PreparedAt)
{
    private const string Format = "bridge-manifest-1";

    /// <summary>The manifest in its one writing (RFC 8785).</summary>
    public byte[] Bytes() => CanonicalJson.Of(JsonSerializer.SerializeToElement(new
    {
        account = Account,
        agreement = new { id = Agreement, sha256 = AgreementSha256, version = AgreementVersion },
        bundle = Bundle,
        checks = Checks.Select(check => new { found = check.Found, name = check.Name, passed = check.Passed }),
        clauses = Clauses,
        counts = Counts,
        earlier = Earlier,
        files = Files.Select(Written),
        format = Format,
        id = Id,
        kept = Kept.Select(Written),
        level = Level,
        obligations = Obligations,
        period = Period,
        prepared_at = PackageStatement.Iso(PreparedAt),
        prepared_by = PreparedBy,
        purpose = Purpose,
        recipient = Recipient,
        recipient_key = RecipientKey is { } key ? new { name = key.Name, text = key.Text } : null,
        release = Release,
    }));

    /// <summary>What approvals are bound to.</summary>
    public string Sha256() => CanonicalJson.Sha256(Bytes());

    /// <summary>Reads a manifest.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">The package or file as messages name it.</param>
    /// <exception cref="BridgeException">SHR770: not a manifest in its one writing.</exception>
    public static ReleaseManifest Read(byte[] bytes, string name) => PackageJson.Read(bytes, name, Read, manifest => manifest.Bytes());

    private static ReleaseManifest Read(JsonElement root)
    {
        JsonElement agreement = root.GetProperty("agreement");
        JsonElement key = root.GetProperty("recipient_key");
        return new ReleaseManifest(
            Text(root, "id"),
            Text(root, "release"),
            Text(root, "period"),
            Text(agreement, "id"),
            agreement.GetProperty("version").GetInt32(),
            Text(agreement, "sha256"),
            Text(root, "bundle"),
            Texts(root, "clauses"),
            Texts(root, "obligations"),
            Text(root, "recipient"),
            key.ValueKind == JsonValueKind.Null ? null : new PackageKey(Text(key, "name"), Text(key, "text")),
            Text(root, "purpose"),
            Text(root, "level"),
            FilesOf(root, "files"),
            FilesOf(root, "kept"),
            root.GetProperty("counts").EnumerateObject().ToDictionary(count => count.Name, count => count.Value.GetInt64()),
            [.. root.GetProperty("checks").EnumerateArray().Select(check => new PackageCheck(Text(check, "name"), check.GetProperty("passed").GetBoolean(), Text(check, "found")))],
            Texts(root, "earlier"),
            Text(root, "prepared_by"),
            Text(root, "account"),
            PackageStatement.ReadIso(Text(root, "prepared_at")));
    }

    private static object Written(FrozenFile file) => new { name = file.Name, sha256 = file.Sha256, size = file.Size };

    private static FrozenFile[] FilesOf(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(file => new FrozenFile(Text(file, "name"), file.GetProperty("size").GetInt64(), Text(file, "sha256")))];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException();

    private static string[] Texts(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(item => item.GetString() ?? throw new FormatException())];
}
