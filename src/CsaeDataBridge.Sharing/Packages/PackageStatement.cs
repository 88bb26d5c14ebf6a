using System.Globalization;
using System.Text.Json;
using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Sharing;

/// <summary>What one person says of one manifest, signed with their own key.</summary>
/// <param name="Person">Who says it, by their id under people of the agreement.</param>
/// <param name="Manifest">SHA-256 of the manifest that it is about.</param>
/// <param name="At">When, to the second.</param>
/// <param name="Signature">Over all of the above.</param>
public sealed record PackageStatement(StatementKind Kind, string Person, string Manifest, DateTimeOffset At, string Signature)
{
    private const string Format = "bridge-statement-1";
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Signs.</summary>
    public static PackageStatement Sign(StatementKind kind, string manifest, DateTimeOffset at, SigningKey key)
    {
        var unsigned = new PackageStatement(kind, key.Person, manifest, at, "");
        return unsigned with { Signature = key.Sign(unsigned.Signed()) };
    }

    /// <summary>The bytes that the signature covers.</summary>
    public byte[] Signed() => CanonicalJson.Of(JsonSerializer.SerializeToElement(new { at = Iso(At), format = Format, kind = Word, manifest = Manifest, person = Person }));

    /// <summary>The statement as a file holds it.</summary>
    public byte[] Bytes() => CanonicalJson.Of(JsonSerializer.SerializeToElement(new { at = Iso(At), format = Format, kind = Word, manifest = Manifest, person = Person, signature = Signature }));

    /// <summary>The statement of a file; null where the bytes are none that this program wrote.</summary>
    public static PackageStatement? Read(byte[] bytes) => PackageJson.TryRead(
        bytes,
        root => new PackageStatement(
            Enum.Parse<StatementKind>(root.GetProperty("kind").GetString()!, ignoreCase: true),
            root.GetProperty("person").GetString()!,
            root.GetProperty("manifest").GetString()!,
            ReadIso(root.GetProperty("at").GetString()!),
            root.GetProperty("signature").GetString()!),
        statement => statement.Bytes());

    internal static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">Written otherwise.</exception>
    internal static DateTimeOffset ReadIso(string text) => DateTimeOffset.ParseExact(text, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>An instant without the part of a second that files do not keep.</summary>
    public static DateTimeOffset ToTheSecond(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    private string Word => Kind.ToString().ToLowerInvariant();
}
