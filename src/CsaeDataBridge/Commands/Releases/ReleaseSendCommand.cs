using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge release send</c>: seals an approved package for its recipient and puts it into the outbox.</summary>
internal static class ReleaseSendCommand
{
    public static Command Create()
    {
        Argument<string> id = ReleaseWork.Package();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("send", "Ask the agreement once more, seal an approved package for its recipient's key, put it into the outbox and write the receipt.") { id, json };
        StoreSelection deployment = StoreSelection.AddTo(command);
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            using ReleaseWork work = ReleaseWork.Open(deployment.Read(parsed));
            PackageFolder package = work.Register.Find(parsed.GetRequiredValue(id));
            string path = work.Desk.Send(package, token);
            SendReceipt receipt = package.Receipt!;
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["id"] = package.Id, ["file"] = path, ["sealedSha256"] = receipt.SealedSha256, ["size"] = receipt.Size, ["sentAt"] = ReleaseText.Instant(receipt.SentAt), ["auditRecord"] = receipt.Audit.Sequence, ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            Console.Out.WriteLine($"{package.Id}: sealed for {package.Manifest.RecipientKey!.Name} of {package.Manifest.Recipient}");
            Console.Out.WriteLine(path);
            return ExitCode.Done;
        })));
        return command;
    }
}
