using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge release recall</c>: calls a package back.</summary>
internal static class ReleaseRecallCommand
{
    public static Command Create()
    {
        Argument<string> id = ReleaseWork.Package();
        Option<string> reason = AgreementOptions.Reason();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("recall", "Call a package back: what was not sent never is, and a notice in the outbox tells the recipient what to do. What was read cannot be taken back.") { id, reason, json };
        StoreSelection deployment = StoreSelection.AddTo(command);
        command.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            using ReleaseWork work = ReleaseWork.Open(deployment.Read(parsed));
            PackageFolder package = work.Register.Find(parsed.GetRequiredValue(id));
            (PackageRecall recall, bool stillHere) = work.Desk.Recall(package, parsed.GetRequiredValue(reason));
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["id"] = package.Id, ["state"] = ReleaseText.State(package), ["at"] = ReleaseText.Instant(recall.At), ["mustDo"] = recall.MustDo, ["removedFromOutbox"] = stillHere, ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            Console.Out.WriteLine($"{package.Id}: {ReleaseText.State(package)}{(stillHere ? "; its sealed file was still in the outbox, and is removed" : "")}");
            if (recall.WasSent)
            {
                Console.Out.WriteLine($"Send {package.Id}.recall.json of the outbox to {package.Manifest.Recipient}: they must {recall.MustDo}.");
            }

            return ExitCode.Done;
        })));
        return command;
    }
}
