using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Linkage;
using CsaeDataBridge.Quarantines;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge quarantine replay</c>: maps held rows again and lets in those that are mapped now.</summary>
internal static class QuarantineReplayCommand
{
    public static Command Create()
    {
        var why = new Option<string?>("--why") { Description = "What was mended; kept in the store beside each row. Needed unless --dry-run." };
        var dry = new Option<bool>("--dry-run") { Description = "Say what would happen and change nothing." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("replay", "Map held rows again under the mapping as it is now, and let in those that are mapped. Rows that fail again wait on. Newer deliveries win, and doing it twice does nothing more.") { why, dry, json };
        HeldOptions held = HeldOptions.AddTo(command);
        command.Validators.Add(result =>
        {
            if (!result.GetValue(dry) && string.IsNullOrWhiteSpace(result.GetValue(why)))
            {
                result.AddError("a replay needs --why: what was mended is kept beside each row that it lets in.");
            }
        });
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            using QuarantineDesk desk = held.Open(parsed);
            HeldSelection selection = held.Selection(parsed);
            bool isDryRun = parsed.GetValue(dry);
            var done = new List<ReplayedLoad>();
            foreach (FeedEntry feed in desk.FeedsOf(selection))
            {
                done.AddRange(desk.Replay(feed).Replay(selection, isDryRun, parsed.GetValue(why) ?? "", token));
            }

            if (done.Any(load => load.ByLoad is not null))
            {
                ExactLinkage.Run(desk.Store, token);
            }

            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["dryRun"] = isDryRun, ["loads"] = new JsonArray([.. done.Select(ReplayText.Json)]), ["exitCode"] = ExitCode.Done });
            }
            else
            {
                Console.Out.Write(ReplayText.Of(done, isDryRun));
            }

            return ExitCode.Done;
        })));
        return command;
    }
}
