using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Registers;
using CsaeDataBridge.Runs;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge agreement suspend | reinstate | terminate</c>: records, signed, what happens to an agreement.</summary>
internal static class AgreementEventCommand
{
    public static Command Create(string name, StatusChange change, string about)
    {
        Option<string> reason = AgreementOptions.Reason();
        return new AgreementSigning().Complete(new Command(name, about) { reason }, person => person.MaySign || (change == StatusChange.Suspend && person.IsDutyOfficer), (parsed, signer) =>
        {
            Agreement read = signer.Agreement;
            var entry = SignedEvent.Make(read, change, parsed.GetRequiredValue(reason), signer.Key, signer.Now);
            bool narrows = change != StatusChange.Reinstate;
            Issue? notRecorded = null;
            void Save() => signer.Book.Add(entry).Save();
            if (narrows)
            {
                notRecorded = signer.Trail.RecordIfPossible(AgreementTrail.ActionOf(change), read, entry.Sha256(), Save);
            }
            else
            {
                signer.Trail.Record(AgreementTrail.ActionOf(change), read, entry.Sha256(), Save);
            }

            AgreementBundle after = narrows ? signer.Deployment.Agreements([]) : signer.Deployment.Agreements();
            string status = AgreementWords.Status(AgreementOptions.Find(after, read.Id).StatusAt(signer.Now));
            return new AgreementAnswer(
                new JsonObject { ["agreement"] = read.Id, ["version"] = read.Version, ["event"] = name, ["person"] = signer.Person.Id, ["status"] = status, ["recorded"] = notRecorded is null },
                [$"{read.Id} version {read.Version}: {name}, signed by {signer.Person.Id} for {signer.Person.Party}. It is now {status}."],
                notRecorded);
        });
    }
}
