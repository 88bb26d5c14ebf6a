using System.CommandLine;
using System.Text.Json.Nodes;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge review show</c>: one question with the row that it is about.</summary>
internal static class ReviewShowCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("review") { Description = "The question's id, or four or more of its first characters." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("show", "Show one question: which row of which delivery it is about, so that the agency can look it up, and what was decided.") { id, json };
        StoreSelection selection = StoreSelection.AddTo(command);
        command.SetAction(parsed => CommandHost.Run(parsed.GetValue(json), console =>
        {
            using BridgeStore store = selection.Open(parsed);
            ReviewEntry review = ReviewText.Find(store, parsed.GetRequiredValue(id));
            LoadEntry load = store.Loads().First(known => known.LoadId == review.LoadId);
            if (console is null)
            {
                JsonObject document = ReviewText.Json(review, load);
                document["exitCode"] = ExitCode.Done;
                CommandHost.Print(document);
            }
            else
            {
                Console.Out.WriteLine(ReviewText.Of(review, load));
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
