using System.Globalization;
using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>That a decision not to share no longer stands, as somebody signed it. What may be shared follows from clauses as before.</summary>
/// <param name="Number">The decision.</param>
/// <param name="Reason">Why, in words that name no person.</param>
/// <param name="Person">Who took it back, by their id under people.</param>
public sealed record RefusalWithdrawal(string Agreement, int Version, int Number, string Reason, DateTimeOffset At, string Person, string Signature)
{
    /// <summary>Takes a decision back, signed.</summary>
    /// <exception cref="BridgeException">AGR634: words that are missing or may identify somebody. AGR635: no decision that stands.</exception>
    public static RefusalWithdrawal Make(Agreement agreement, SignatureBook book, int number, string reason, SigningKey key, DateTimeOffset at)
    {
        if (Refusal.Words(agreement, "reason", reason) is { } fault)
        {
            throw new BridgeException(fault);
        }

        book.MustStand(number);
        var made = new RefusalWithdrawal(agreement.Id, agreement.Version, number, reason, at.ToUniversalTime(), key.Person, "");
        return made with { Signature = key.Sign(made.Signed()) };
    }

    /// <summary>The bytes that the signature covers.</summary>
    public byte[] Signed() => SignedEvent.Bytes(Yaml());

    /// <summary>The hash of these bytes, by which others remember the entry.</summary>
    public string Sha256() => CanonicalJson.Sha256(Signed());

    internal string Yaml() => string.Create(CultureInfo.InvariantCulture, $"withdrawn: {Number}, agreement: \"{Agreement}\", version: {Version}, at: \"{SignatureBook.Iso(At)}\", person: \"{Person}\", reason: {JsonSerializer.Serialize(Reason)}");
}
