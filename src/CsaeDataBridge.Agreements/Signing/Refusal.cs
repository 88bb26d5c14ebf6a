using System.Globalization;
using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>A decision not to share, as somebody signed it. It changes nothing that the program does: what no clause permits does not go out anyway.</summary>
/// <param name="Number">From 1 on in the agreement's book.</param>
/// <param name="Reason">Why not, in words that name no person.</param>
/// <param name="ReviewBy">The day by which somebody looks at it again.</param>
/// <param name="Replaces">The decision whose place it takes; null for none.</param>
/// <param name="Person">Who decided, by their id under people.</param>
/// <remarks>The Information Commissioner's data sharing code asks for a record of decisions not to share as of those to share.</remarks>
public sealed record Refusal(string Agreement, int Version, int Number, RefusedRequest Request, string Reason, DateOnly ReviewBy, int? Replaces, DateTimeOffset At, string Person, string Signature)
{
    private const string Expected = "words of at most 300 characters without a date of a day, a postcode, or a number of seven digits or more";

    /// <summary>Decides and signs.</summary>
    /// <param name="book">The agreement's book, to which the decision is to be added.</param>
    /// <exception cref="BridgeException">AGR634: every field that is missing or may identify somebody, or a day of review that is not to come. AGR635: no decision that could be replaced.</exception>
    public static Refusal Make(Agreement agreement, SignatureBook book, RefusedRequest request, string reason, DateOnly reviewBy, int? replaces, SigningKey key, DateTimeOffset at)
    {
        Issue[] issues =
        [
            .. new[] { ("asked-by", request.AskedBy), ("what", request.What), ("purpose", request.Purpose), ("reason", reason) }.Select(field => Words(agreement, field.Item1, field.Item2)).OfType<Issue>(),
            .. reviewBy > LondonTime.DayOf(at) ? Array.Empty<Issue>() : [Issue.Error(AgreementCodes.RefusalFault, new Place(agreement.FileName, Field: "review-by"), "a day that is not to come", "the day by which somebody looks at the decision again", "name a later day")],
        ];
        if (issues.Length > 0)
        {
            throw new BridgeException(issues);
        }

        if (replaces is { } old)
        {
            book.MustStand(old);
        }

        var made = new Refusal(agreement.Id, agreement.Version, book.Refusals.Count + 1, request, reason, reviewBy, replaces, at.ToUniversalTime(), key.Person, "");
        return made with { Signature = key.Sign(made.Signed()) };
    }

    /// <summary>The bytes that the signature covers.</summary>
    public byte[] Signed() => SignedEvent.Bytes(Yaml());

    /// <summary>The hash of these bytes, by which others remember the entry.</summary>
    public string Sha256() => CanonicalJson.Sha256(Signed());

    internal string Yaml() => string.Create(
        CultureInfo.InvariantCulture,
        $"refusal: {Number}, agreement: \"{Agreement}\", version: {Version}, at: \"{SignatureBook.Iso(At)}\", person: \"{Person}\", asked_by: {Text(Request.AskedBy)}, what: {Text(Request.What)}, purpose: {Text(Request.Purpose)}, reason: {Text(Reason)}, review_by: \"{ReviewBy:yyyy-MM-dd}\"{(Replaces is { } old ? $", replaces: {old}" : "")}");

    /// <summary>What is wrong with words that go into the register; null when nothing is.</summary>
    internal static Issue? Words(Agreement agreement, string field, string text) => PlainWords.Fault(text) is { } found
        ? Issue.Error(AgreementCodes.RefusalFault, new Place(agreement.FileName, Field: field), found, Expected, "write it in other words: the register is about decisions and never about a person")
        : null;

    private static string Text(string value) => JsonSerializer.Serialize(value);
}
