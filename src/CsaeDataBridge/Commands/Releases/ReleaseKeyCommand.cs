using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge release key new</c>: makes the key that pseudonyms are made with.</summary>
internal static class ReleaseKeyCommand
{
    public static Command Create()
    {
        Option<bool> json = CommonOptions.Json();
        var make = new Command("new", "Make the deployment's pseudonym key, once. Keep a copy apart from the store: without it no rows go out, and with another nobody is the same person any more.") { json };
        StoreSelection deployment = StoreSelection.AddTo(make);
        make.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            BridgeConfiguration configuration = deployment.Read(parsed);
            if (new PackageRegister(configuration.PackagesFolder).All().FirstOrDefault(package => package.Manifest.Level != nameof(SharingLevel.Aggregate)) is { } made)
            {
                throw new BridgeException(Issue.Error(SharingCodes.PseudonymKey, new Place(made.Id), "rows that were made with a key that is gone", "the key that they were made with", "restore it from its copy: with another nobody is the same person any more"));
            }

            PseudonymMaster.Create(configuration.PseudonymKeyFile);
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["file"] = configuration.PseudonymKeyFile, ["exitCode"] = ExitCode.Done });
            }
            else
            {
                Console.Out.WriteLine($"{configuration.PseudonymKeyFile}: made. Keep a copy of it apart from the store.");
            }

            return ExitCode.Done;
        })));
        return new Command("key", "Make the key that pseudonyms are made with.") { make };
    }
}
