using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge quality check</c>: makes the schema's checks of the store, across feeds and years.</summary>
internal static class QualityCheckCommand
{
    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = "Also list checks that passed." };
        var strict = new Option<bool>("--strict") { Description = "Return 3 when a check warns." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("check", "Check what is in the store, across tables, feeds and years, and keep what was found for the trend.") { all, strict, json };
        StoreSelection selection = StoreSelection.AddTo(command);
        command.SetAction(parsed => CommandHost.Run(parsed.GetValue(json), console =>
        {
            BridgeConfiguration configuration = selection.Read(parsed);
            AgreementBundle agreements = AgreementBundle.Load(configuration.AgreementsFolder, configuration.TrustedKeys);
            using BridgeStore store = selection.Open(parsed);
            IReadOnlyList<CheckResult> results = store.CheckStore(FeedSchedules.AllowedDays(agreements, store.Loads()));
            CheckResult[] listed = [.. results.Where(result => parsed.GetValue(all) || result.Outcome != CheckOutcome.Passed).OrderByDescending(result => result.Outcome)];
            int exit = parsed.GetValue(strict) && results.Any(result => result.Outcome >= CheckOutcome.Warn) ? ExitCode.DoneWithFeedStopped : ExitCode.Done;
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["checks"] = new JsonArray([.. listed.Select(CheckResultText.Json)]), ["made"] = results.Count, ["exitCode"] = exit });
                return exit;
            }

            foreach (CheckResult result in listed)
            {
                Console.Out.WriteLine(CheckResultText.Of(result));
            }

            Console.Out.WriteLine($"{results.Count} checks made, {results.Count(result => result.Outcome != CheckOutcome.Passed)} say something.");
            return exit;
        }));
        return command;
    }
}
