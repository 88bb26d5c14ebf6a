using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge review decide</c>: answers one question; the concern counts from now on, counts with changes, or is no more.</summary>
internal static class ReviewDecideCommand
{
    private static readonly string[] Verdicts = ["accept", "change", "reject"];

    public static Command Create()
    {
        var id = new Argument<string>("review") { Description = "The question's id, or four or more of its first characters." };
        var verdict = new Option<string>("--decision") { Description = "accept: the concern stands as mapped; change: it stands with --role or --status; reject: it does not stand.", Required = true };
        verdict.AcceptOnlyFromAmong(Verdicts);
        SchemaTable concern = CommonSchema.Load()["concern"];
        Option<string?> role = Code("--role", "For change: the role of the person", concern.Column("role")!);
        Option<string?> status = Code("--status", "For change: how sure the source is", concern.Column("status")!);
        var why = new Option<string>("--why") { Description = "What was looked at; kept in the store with who and when.", Required = true };
        var dry = new Option<bool>("--dry-run") { Description = "Say what would be decided and change nothing." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("decide", "Decide an open question. The decision is kept, and applied whenever the same event comes again with the same content; with another the question is open again.") { id, verdict, role, status, why, dry, json };
        StoreSelection selection = StoreSelection.AddTo(command);
        command.Validators.Add(result =>
        {
            if ((result.GetValue(verdict) == "change") != (result.GetValue(role) is not null || result.GetValue(status) is not null))
            {
                result.AddError("--decision change needs --role or --status, and no other decision takes them.");
            }
        });
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            using BridgeStore store = selection.Open(parsed);
            ReviewEntry review = ReviewText.Find(store, parsed.GetRequiredValue(id));
            LoadEntry? by = parsed.GetValue(dry) ? null : selection.Audited(parsed, store, AuditAction.Decide, $"review {review.ReviewId}", () => store.DecideReview(
                review.ReviewId, parsed.GetRequiredValue(verdict), parsed.GetValue(role), parsed.GetValue(status), Operator.Name, parsed.GetRequiredValue(why), token));
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["review"] = review.ReviewId.ToString(), ["decision"] = parsed.GetRequiredValue(verdict), ["byLoad"] = by?.LoadId, ["exitCode"] = ExitCode.Done });
            }
            else
            {
                Console.Out.WriteLine($"{review.ReviewId}  {review.Feed}: {review.Reason}");
                Console.Out.WriteLine(by is null ? $"  would be decided: {parsed.GetRequiredValue(verdict)}. Nothing was changed." : $"  decided: {parsed.GetRequiredValue(verdict)}, by load {by.LoadId}.");
            }

            return ExitCode.Done;
        })));
        return command;
    }

    private static Option<string?> Code(string name, string about, SchemaColumn column)
    {
        string[] codes = [.. column.Codes.Select(code => code.Value).Where(code => code is not (CommonSchema.Unknown or CommonSchema.NotRecorded))];
        var option = new Option<string?>(name) { Description = $"{about}: {string.Join(", ", codes)}." };
        option.AcceptOnlyFromAmong(codes);
        return option;
    }
}
