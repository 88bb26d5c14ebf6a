using System.CommandLine;
using CsaeDataBridge.Quarantines;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary>The one held row that a command changes something about, and who does it why.</summary>
internal sealed record HeldPlace(Argument<int> Load, Argument<long> Line, StoreSelection Deployment, Option<string?> Why, Option<bool> DryRun, Option<bool> Json)
{
    public static HeldPlace AddTo(Command command)
    {
        var place = new HeldPlace(
            new Argument<int>("load") { Description = "The load's number in the ledger." },
            new Argument<long>("line") { Description = "Line of the row in the delivered file." },
            StoreSelection.AddTo(command),
            new Option<string?>("--why") { Description = "Why; kept in the store with who and when. Needed unless --dry-run." },
            new Option<bool>("--dry-run") { Description = "Say what would happen and change nothing." },
            CommonOptions.Json());
        command.Arguments.Add(place.Load);
        command.Arguments.Add(place.Line);
        command.Options.Add(place.Why);
        command.Options.Add(place.DryRun);
        command.Options.Add(place.Json);
        command.Validators.Add(result =>
        {
            if (!result.GetValue(place.DryRun) && string.IsNullOrWhiteSpace(result.GetValue(place.Why)))
            {
                result.AddError("--why is needed: what is decided about a row is kept with its reason.");
            }
        });
        return place;
    }

    public QuarantineDesk Open(ParseResult parsed) => new(Deployment.Read(parsed));

    public CellFix Fix(QuarantineDesk desk, ParseResult parsed) => new(desk, parsed.GetRequiredValue(Load), parsed.GetRequiredValue(Line));

    /// <summary>Decides about the row on record; a dry run decides nothing and is not recorded.</summary>
    public T Decide<T>(QuarantineDesk desk, ParseResult parsed, Func<T> work) => parsed.GetValue(DryRun)
        ? work()
        : desk.Audited(AuditAction.Decide, FormattableString.Invariant($"load {parsed.GetRequiredValue(Load)} line {parsed.GetRequiredValue(Line)}"), work);

    /// <summary>Who does it and why; null for a dry run.</summary>
    public (string Operator, string Reason)? Record(ParseResult parsed) => parsed.GetValue(DryRun) ? null : (Operator.Name, parsed.GetValue(Why)!);
}
