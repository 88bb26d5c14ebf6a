using System.Globalization;
using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Registers;

/// <summary>The register of decisions not to share: what was asked, why it was refused, by whom, and when somebody looks at it again.</summary>
internal static class RefusalRegister
{
    public static RegisterDocument Of(AgreementBundle bundle, DateTimeOffset asOf)
    {
        (Agreement Agreement, RefusalHistory History)[] known = [.. Known(bundle, asOf)];
        return new(
            "refusal-register",
            "Register of decisions not to share",
            "The Information Commissioner's data sharing code asks for a record of decisions not to share, with the reasons. It is about organisations and what they asked for, and names nobody whom data is about.",
            [
                new(
                    "Overdue for review",
                    "Decisions that stand and that nobody has looked at by their day.",
                    ["Decision", "Review by", "Days overdue", "Decided by"],
                    [.. known.Where(one => one.History.StateAt(asOf) == RefusalState.Overdue).Select(one => Overdue(one.Agreement, one.History, asOf))]),
                new(
                    "Decisions not to share",
                    "A decision that no pinned key signed is listed without its words.",
                    ["Decision", "Decided on", "Asked by", "What was asked for", "For", "Why not", "Decided by", "Review by", "State"],
                    [.. known.Select(one => Row(one.Agreement, one.History, asOf))]),
            ]);
    }

    /// <summary>The decisions that were made by an instant, in order.</summary>
    public static IEnumerable<(Agreement Agreement, RefusalHistory History)> Known(AgreementBundle bundle, DateTimeOffset asOf) =>
        bundle.Signed.SelectMany(signed => signed.Refusals.Where(history => history.Refusal.At <= asOf).Select(history => (signed.Agreement, history)));

    public static string Name(Refusal refusal) => string.Create(CultureInfo.InvariantCulture, $"{refusal.Agreement}/{refusal.Number}");

    /// <summary>Who decided: their id, and what they are under the agreement as it is now.</summary>
    public static string DecidedBy(Agreement agreement, RefusalHistory history) =>
        agreement.People.FirstOrDefault(person => person.Id == history.Refusal.Person) is { } person
            ? $"{person.Id} ({string.Join(", ", person.Roles.Select(role => role.Replace('_', ' ')))}) for {AgreementWords.Name(agreement, person.Party)}"
            : history.Refusal.Person;

    public static string State(RefusalHistory history, DateTimeOffset asOf) => history.StateAt(asOf) switch
    {
        RefusalState.Replaced => $"replaced by {Name(history.Replacement!)}",
        RefusalState.Withdrawn => $"withdrawn on {Day(history.Withdrawal!.At)} by {history.Withdrawal.Person}: {history.Withdrawal.Reason}",
        RefusalState.Overdue => "stands, overdue for review",
        _ => "stands",
    };

    /// <summary>What was asked for, and for what: purposes by their text where the agreement has them.</summary>
    public static RefusedRequest Request(Agreement agreement, Refusal refusal) => refusal.Request with
    {
        AskedBy = AgreementWords.Name(agreement, refusal.Request.AskedBy),
        Purpose = AgreementWords.Purposes(agreement, [refusal.Request.Purpose]),
    };

    private static string[] Overdue(Agreement agreement, RefusalHistory history, DateTimeOffset asOf) =>
    [
        Name(history.Refusal),
        AgreementWords.Iso(history.Refusal.ReviewBy),
        (LondonTime.DayOf(asOf).DayNumber - history.Refusal.ReviewBy.DayNumber).ToString(CultureInfo.InvariantCulture),
        DecidedBy(agreement, history),
    ];

    private static string[] Row(Agreement agreement, RefusalHistory history, DateTimeOffset asOf)
    {
        Refusal refusal = history.Refusal;
        RefusedRequest request = Request(agreement, refusal);
        string[] words = history.IsVerified ? [request.AskedBy, request.What, request.Purpose, refusal.Reason] : ["", "", "", ""];
        return [Name(refusal), Day(refusal.At), .. words, DecidedBy(agreement, history), AgreementWords.Iso(refusal.ReviewBy), State(history, asOf) + (history.IsVerified ? "" : ", not signed by a pinned key")];
    }

    private static string Day(DateTimeOffset instant) => AgreementWords.Iso(LondonTime.DayOf(instant));
}
