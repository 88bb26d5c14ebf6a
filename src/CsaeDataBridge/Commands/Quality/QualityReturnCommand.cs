using System.CommandLine;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Returns;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge quality return</c>: the quality return of a load, as <c>bridge run</c> wrote it for the agency.</summary>
internal static class QualityReturnCommand
{
    public static Command Create()
    {
        var feed = new Argument<string>("feed") { Description = "The feed, for example northshire-police/crime." };
        var load = new Option<int?>("--load") { Description = "The load's number in the ledger. [default: the feed's newest]" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("return", "Say what one load's quality return tells the agency, and where its page and its CSV files lie.") { feed, load, json };
        StoreSelection deployment = StoreSelection.AddTo(command);
        command.SetAction(parsed => CommandHost.Run(parsed.GetValue(json), console =>
        {
            BridgeConfiguration configuration = deployment.Read(parsed);
            string id = configuration.Feed(parsed.GetRequiredValue(feed)).Id;
            var folder = new ReturnFolder(configuration.ReturnsFolder, id);
            (string path, ReturnDocument document) = Find(folder, id, parsed.GetValue(load));
            Console.Out.Write(console is null ? ReturnFolder.Json(document) : ReturnText.Of(document, path));
            return ExitCode.Done;
        }));
        return command;
    }

    private static (string Path, ReturnDocument Document) Find(ReturnFolder folder, string feed, int? load)
    {
        int? number = load ?? folder.Loads().Select(known => (int?)known).LastOrDefault();
        return number is { } known && folder.Read(known) is { } document
            ? (folder.Of(known), document)
            : throw new BridgeException(Issue.Error(
                ProgramCodes.NoReturn,
                new Place(Field: feed),
                load is null ? "no quality return" : $"no quality return of load {load}",
                folder.Loads() is { Count: > 0 } loads ? $"one of the loads {string.Join(", ", loads)}" : "a delivery that was run",
                "a return is written when its delivery is loaded: run the feed, or look where returns were moved to"));
    }
}
