using System.Globalization;
using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Registers;

/// <summary>What stands in an agreement, in the words of documents.</summary>
internal static class AgreementWords
{
    public static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static string Name(Agreement agreement, string party) => agreement.Party(party)?.Name ?? party;

    public static string Purposes(Agreement agreement, IEnumerable<string> purposes) => string.Join("; ", purposes.Select(purpose => agreement.Purpose(purpose)?.Text ?? purpose));

    /// <summary>What an agreement is on a day.</summary>
    public static string Status(AgreementStatus status) => status switch
    {
        AgreementStatus.Draft => "a draft that nobody has signed",
        AgreementStatus.PartlySigned => "not signed by all",
        AgreementStatus.NotYetInForce => "not yet in force",
        AgreementStatus.InForce => "in force",
        AgreementStatus.ReviewOverdue => "overdue for review",
        AgreementStatus.Expired => "expired",
        AgreementStatus.Suspended => "suspended",
        AgreementStatus.EventsMissing => "stopped: entries on record are missing from its book of signatures",
        _ => "terminated",
    };

    /// <summary>How close to the person what goes out is.</summary>
    public static string Level(SharingLevel level) => level switch
    {
        SharingLevel.Aggregate => "counts only, with small numbers hidden",
        SharingLevel.DeidentifiedRows => "rows without identifiers",
        SharingLevel.Pseudonymised => "rows under pseudonyms",
        _ => "identifiable",
    };

    /// <summary>One party's basis for one purpose: articles, conditions, and the powers and duties that it rests on.</summary>
    public static string Basis(LawfulBasis basis)
    {
        if (basis.AggregateOnly)
        {
            return "receives no personal data";
        }

        string?[] parts =
        [
            basis.Article6 is { } six ? $"UK GDPR Art {Article(six)}" : null,
            basis.Article9 is { } nine ? $"UK GDPR Art {Article(nine)}" : null,
            basis.Schedule1 is { } schedule ? $"DPA 2018 Sch 1 {schedule}" : null,
            basis.Article10 is { } ten ? $"UK GDPR Art 10 {ten}" : null,
            basis.CollectedUnder is { } collected ? $"collected under {collected}" : null,
            .. basis.Gateways.Concat(basis.AuthorisedByLaw).Select(gateway => $"{gateway.Code} ({(gateway.IsDuty ? "duty" : "power")})"),
        ];
        return string.Join(", ", parts.OfType<string>().Distinct());
    }

    public static string Retention(RetentionRule rule) => string.Create(CultureInfo.InvariantCulture, $"{(rule.Days is { } days ? $"{days} days" : $"{rule.Months} months")}{(rule.From is { } from ? $" from {from.Replace('_', ' ')}" : "")}, then {rule.Then.Replace('_', ' ')}");

    public static string OptOut(InboundFlow flow) => (flow.OptOut, flow.Objections) switch
    {
        ({ Applies: true }, not null) => "national opt-out and objections",
        ({ Applies: true }, null) => "national opt-out",
        (_, not null) => "objections",
        _ => "none",
    };

    /// <summary>How a field is kept.</summary>
    public static string Kept(PermittedField field) => field.Keep switch
    {
        "as_is" => "as it is",
        "identity_vault" => "in the vault alone",
        "hmac" => "as a keyed hash",
        "test_only" => "not kept: it decides the row",
        _ => $"generalised to {field.Generalise}",
    };

    // 6.1.e is written 6(1)(e).
    private static string Article(string code) => code.Split('.') is [var article, .. var rest] ? article + string.Concat(rest.Select(part => $"({part})")) : code;
}
