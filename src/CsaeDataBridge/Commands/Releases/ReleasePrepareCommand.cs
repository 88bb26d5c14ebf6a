using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge release prepare</c>: makes what a release lets out and freezes it.</summary>
internal static class ReleasePrepareCommand
{
    public static Command Create()
    {
        var release = new Argument<string>("release") { Description = "The release of the agreement, for example R-NSP-ICB." };
        var period = new Option<string>("--period") { Description = "The financial year that it is about, for example 2025-26.", Required = true };
        Option<FileInfo> keyFile = AgreementOptions.Key();
        Option<FileInfo?> file = AgreementOptions.PassphraseFile();
        Option<int?> descriptor = AgreementOptions.PassphraseDescriptor();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("prepare", "Make what a release lets out, check it, and freeze it with a manifest that whoever prepares it signs. Nothing of it is made again.") { release, period, keyFile, file, descriptor, json };
        StoreSelection deployment = StoreSelection.AddTo(command);
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            string name = parsed.GetRequiredValue(release);
            ReportEntry report = ReportEntry.TryOf(name, parsed.GetRequiredValue(period))
                ?? throw new BridgeException(Issue.Error(ProgramCodes.Usage, new Place(Field: "--period"), "another way to write a period", "a financial year", "write it like 2025-26"));
            using ReleaseWork work = ReleaseWork.Open(deployment.Read(parsed));
            using SigningKey key = work.Key(name, parsed.GetRequiredValue(keyFile), Passphrase.Read(parsed.GetValue(file), parsed.GetValue(descriptor), "the key"));
            PackageFolder package = new PackagePreparation(work.Configuration, work.Store, work.Agreements, work.Audit, work.Register).Prepare(report, key, token);
            bool passed = package.Manifest.Checks.All(check => check.Passed);
            int exit = passed ? ExitCode.Done : ExitCode.AgreementRefuses;
            if (console is null)
            {
                JsonObject document = ReleaseText.Json(package);
                document["exitCode"] = exit;
                CommandHost.Print(document);
                return exit;
            }

            ReleaseText.Print(package);
            Console.Out.WriteLine(passed ? $"Next: look at {package.FilesFolder}, then bridge release approve {package.Id}" : "It can never be sent: a check found something.");
            return exit;
        })));
        return command;
    }
}
