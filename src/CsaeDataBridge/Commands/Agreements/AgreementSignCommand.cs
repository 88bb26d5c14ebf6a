using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge agreement sign</c>: puts a person's signature under an agreement as it stands.</summary>
internal static class AgreementSignCommand
{
    public static Command Create() => new AgreementSigning().Complete(
        new Command("sign", "Sign an agreement as it stands. The signature goes into <id>.signatures.yaml beside it; any edit of the agreement makes it void."),
        person => person.MaySign,
        (_, signer) =>
        {
            Agreement read = signer.Agreement;
            signer.Trail.Record(AuditAction.Sign, read, read.Sha256, () => signer.Book.Add(AgreementSignature.Make(read, signer.Key, signer.Now)).Save());
            IReadOnlyList<string> unsigned = AgreementOptions.Find(signer.Deployment.Agreements(), read.Id).Unsigned;
            return new AgreementAnswer(
                new JsonObject { ["agreement"] = read.Id, ["version"] = read.Version, ["sha256"] = read.Sha256, ["person"] = signer.Person.Id, ["party"] = signer.Person.Party, ["unsigned"] = new JsonArray([.. unsigned.Select(party => (JsonNode)party)]) },
                [
                    $"{read.Id} version {read.Version}, sha256 {read.Sha256}: signed by {signer.Person.Id} for {signer.Person.Party}",
                    unsigned.Count == 0 ? "Every controller that a flow names has signed." : $"Still to sign: {string.Join(", ", unsigned)}",
                ]);
        });
}
