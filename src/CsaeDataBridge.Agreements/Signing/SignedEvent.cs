using System.Globalization;
using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>Something that happened to an agreement, with the signature under it.</summary>
public sealed record SignedEvent(string Agreement, int Version, StatusEvent Event, string Signature)
{
    /// <summary>Says what happens to an agreement, signed.</summary>
    public static SignedEvent Make(Agreement agreement, StatusChange change, string reason, SigningKey key, DateTimeOffset at)
    {
        var made = new SignedEvent(agreement.Id, agreement.Version, new StatusEvent(change, at.ToUniversalTime(), key.Person, reason.ReplaceLineEndings(" ")), "");
        return made with { Signature = key.Sign(made.Signed()) };
    }

    /// <summary>The bytes that the signature covers: the entry in RFC 8785 JSON without the signature.</summary>
    public byte[] Signed() => Bytes(Yaml());

    /// <summary>The hash of these bytes, by which others remember the entry.</summary>
    public string Sha256() => CanonicalJson.Sha256(Signed());

    /// <summary>An entry of a book as signatures cover it.</summary>
    internal static byte[] Bytes(string yaml) => CanonicalJson.Of(StrictYaml.ReadText($"{{ {yaml} }}", "entry"));

    // A text in JSON is the same text in YAML.
    internal string Yaml() => string.Create(CultureInfo.InvariantCulture, $"event: {Word(Event.Change)}, agreement: \"{Agreement}\", version: {Version}, at: \"{SignatureBook.Iso(Event.At)}\", person: \"{Event.Person}\", reason: {JsonSerializer.Serialize(Event.Reason)}");

    private static string Word(StatusChange change) => change switch
    {
        StatusChange.Suspend => "suspend",
        StatusChange.Reinstate => "reinstate",
        _ => "terminate",
    };
}
