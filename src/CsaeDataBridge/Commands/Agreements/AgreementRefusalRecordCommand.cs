using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Registers;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge agreement refusal record</c>: puts a decision not to share on record, signed.</summary>
internal static class AgreementRefusalRecordCommand
{
    public static Command Create()
    {
        var askedBy = new Option<string>("--asked-by") { Description = "The organisation that asked: a party's id, or its name.", Required = true };
        var what = new Option<string>("--what") { Description = "What was asked for, in words that name no person.", Required = true };
        var purpose = new Option<string>("--purpose") { Description = "What it was asked for: a purpose's id or words.", Required = true };
        Option<string> reason = AgreementOptions.Reason();
        var reviewBy = new Option<DateOnly>("--review-by") { Description = "The day by which somebody looks at the decision again, yyyy-MM-dd.", Required = true, CustomParser = CommonOptions.Day };
        var replaces = new Option<int?>("--replaces") { Description = "The number of the decision whose place this one takes, for example after its review." };
        Option<bool> dryRun = StoreWork.DryRun();
        var command = new Command("record", "Record a decision not to share: what was asked, by whom, for what, why not, and when it is looked at again.") { askedBy, what, purpose, reason, reviewBy, replaces, dryRun };
        return new AgreementSigning().Complete(command, person => person.MaySign || person.IsDutyOfficer, (parsed, signer) =>
        {
            Refusal refusal = Refusal.Make(
                signer.Agreement,
                signer.Book,
                new RefusedRequest(parsed.GetRequiredValue(askedBy), parsed.GetRequiredValue(what), parsed.GetRequiredValue(purpose)),
                parsed.GetRequiredValue(reason),
                parsed.GetValue(reviewBy),
                parsed.GetValue(replaces),
                signer.Key,
                signer.Now);
            if (!parsed.GetValue(dryRun))
            {
                signer.Trail.Record(AuditAction.Refuse, signer.Agreement, refusal.Sha256(), () => signer.Book.Add(refusal).Save());
            }

            string name = RefusalRegister.Name(refusal);
            return new AgreementAnswer(
                new JsonObject { ["refusal"] = name, ["reviewBy"] = AgreementWords.Iso(refusal.ReviewBy), ["replaces"] = refusal.Replaces, ["person"] = signer.Person.Id, ["dryRun"] = parsed.GetValue(dryRun) },
                [$"{name}: a decision not to share, signed by {signer.Person.Id} for {signer.Person.Party}, for review by {AgreementWords.Iso(refusal.ReviewBy)}{(refusal.Replaces is { } old ? $"; it takes the place of {signer.Agreement.Id}/{old}" : "")}{(parsed.GetValue(dryRun) ? ". Nothing was written" : "")}"]);
        });
    }
}
