using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge release check</c>: runs the automatic checks over a package's files as they are now, and says what still keeps it.</summary>
internal static class ReleaseCheckCommand
{
    public static Command Create()
    {
        Argument<string> id = ReleaseWork.Package();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("check", "Run the automatic checks over a package's files as they are now, and say what still keeps it from being sent.") { id, json };
        StoreSelection deployment = StoreSelection.AddTo(command);
        command.SetAction((parsed, _) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            using ReleaseWork work = ReleaseWork.Open(deployment.Read(parsed));
            PackageFolder package = work.Register.Find(parsed.GetRequiredValue(id));
            ReleaseDecision decision = work.Agreements.DecideRelease(package.Manifest.Release, work.Configuration.Time().GetUtcNow());
            IReadOnlyList<PackageCheck> checks = PackageChecks.Run(decision, package.FilesFolder, package.KeptFolder);
            IReadOnlyList<Issue> missing = SendRules.Refusals(work.Desk.CaseOf(package));
            int exit = checks.All(check => check.Passed) ? ExitCode.Done : ExitCode.AgreementRefuses;
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["id"] = package.Id, ["checks"] = ReleaseText.Json(checks), ["maySend"] = missing.Count == 0, ["missing"] = ReleaseText.Json(missing), ["exitCode"] = exit });
                return exit;
            }

            Console.Out.WriteLine(package.Id);
            ReleaseText.Print(checks);
            ReleaseText.Print(missing);
            return exit;
        })));
        return command;
    }
}
