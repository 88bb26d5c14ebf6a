using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge agreement refusal withdraw</c>: takes a decision not to share back; it stays in the register.</summary>
internal static class AgreementRefusalWithdrawCommand
{
    public static Command Create()
    {
        var number = new Argument<int>("number") { Description = "The decision's number, as bridge agreement refusal list shows it." };
        Option<string> reason = AgreementOptions.Reason();
        Option<bool> dryRun = StoreWork.DryRun();
        var command = new Command("withdraw", "Take a decision not to share back. It stays in the register; what may be shared follows from clauses as before.") { number, reason, dryRun };
        return new AgreementSigning().Complete(command, person => person.MaySign || person.IsDutyOfficer, (parsed, signer) =>
        {
            var withdrawal = RefusalWithdrawal.Make(signer.Agreement, signer.Book, parsed.GetValue(number), parsed.GetRequiredValue(reason), signer.Key, signer.Now);
            if (!parsed.GetValue(dryRun))
            {
                signer.Trail.Record(AuditAction.WithdrawRefusal, signer.Agreement, withdrawal.Sha256(), () => signer.Book.Add(withdrawal).Save());
            }

            return new AgreementAnswer(
                new JsonObject { ["refusal"] = $"{signer.Agreement.Id}/{withdrawal.Number}", ["state"] = "withdrawn", ["person"] = signer.Person.Id, ["dryRun"] = parsed.GetValue(dryRun) },
                [$"{signer.Agreement.Id}/{withdrawal.Number}: withdrawn, signed by {signer.Person.Id} for {signer.Person.Party}{(parsed.GetValue(dryRun) ? ". Nothing was written" : "")}"]);
        });
    }
}
