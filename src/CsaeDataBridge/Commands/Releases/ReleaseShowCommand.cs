using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge release show</c>: what a package is, what people signed of it, and what became of it.</summary>
internal static class ReleaseShowCommand
{
    public static Command Create()
    {
        Argument<string> id = ReleaseWork.Package();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("show", "Show what a package is, what people signed of it, and what became of it.") { id, json };
        StoreSelection deployment = StoreSelection.AddTo(command);
        command.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            BridgeConfiguration configuration = deployment.Read(parsed);
            PackageFolder package = new PackageRegister(configuration.PackagesFolder).Find(parsed.GetRequiredValue(id));
            if (console is null)
            {
                JsonObject document = ReleaseText.Json(package);
                document["exitCode"] = ExitCode.Done;
                CommandHost.Print(document);
                return ExitCode.Done;
            }

            ReleaseText.Print(package);
            return ExitCode.Done;
        })));
        return command;
    }
}
