using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary>What the commands on the store share: their options, their progress, and how tables and loads are told.</summary>
internal sealed class StoreWork
{
    private const string DryRunName = "--dry-run";

    private readonly Option<bool> json = CommonOptions.Json();

    public static Option<bool> DryRun() => new(DryRunName) { Description = "Check everything, say what would be done, and change nothing." };

    /// <summary>Adds the shared options to a command and what it does.</summary>
    /// <param name="action">What the audit records it as; null for what changes nothing.</param>
    /// <param name="work">Gets the parsed command line, the deployment and what reports each step; gives the lines to print, and the document for <c>--json</c>.</param>
    public Command Complete(Command command, AuditAction? action, Func<ParseResult, BridgeConfiguration, IProgress<string>, CancellationToken, StoreAnswer> work)
    {
        StoreSelection selection = StoreSelection.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, token) => Task.FromResult(CommandHost.Run(parsed.GetValue(json), console =>
        {
            BridgeConfiguration configuration = selection.Read(parsed);
            StoreAnswer? answer = null;
            new RunProgress(console).Live(live => answer = action is { } done && !IsDryRun(command, parsed)
                ? Audited(configuration, done, () => work(parsed, configuration, new StepReport(live), token))
                : work(parsed, configuration, new StepReport(live), token));
            return Print(answer!, console is null);
        })));
        return command;
    }

    public static JsonArray Tables(IEnumerable<TableSum> tables) =>
        [.. tables.Select(table => (JsonNode)new JsonObject { ["table"] = table.Table, ["rows"] = table.Rows, ["hash"] = table.Hash })];

    public static JsonArray Loads(IEnumerable<LostLoad> loads) =>
        [.. loads.Select(load => (JsonNode)new JsonObject { ["load"] = load.LoadId, ["feed"] = load.Feed, ["file"] = load.File, ["contentHash"] = load.ContentHash, ["status"] = load.Status })];

    public static string Line(LostLoad load) => string.Create(CultureInfo.InvariantCulture, $"  load {load.LoadId}  {load.Feed}  {load.File}  {load.Status}");

    public static string Instant(DateTime? instant) => instant?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    private static bool IsDryRun(Command command, ParseResult parsed) => command.Options.OfType<Option<bool>>().Any(option => option.Name == DryRunName && parsed.GetValue(option));

    private static StoreAnswer Audited(BridgeConfiguration configuration, AuditAction action, Func<StoreAnswer> work)
    {
        using var audit = AuditLog.Open(configuration.AuditFolder, configuration.AuditKeyFile, Operator.Name, configuration.Time());
        return audit.Record(new AuditEntry(action, "store"), _ => work());
    }

    private static int Print(StoreAnswer answer, bool asJson)
    {
        int exit = answer.Issues.Count == 0 ? ExitCode.Done : ExitCode.For(answer.Issues[0].Code);
        if (asJson)
        {
            answer.Document["issues"] = new JsonArray([.. answer.Issues.Select(RunSummary.IssueJson)]);
            answer.Document["exitCode"] = exit;
            CommandHost.Print(answer.Document);
            return exit;
        }

        foreach (string line in answer.Lines)
        {
            Console.Out.WriteLine(line);
        }

        return CommandHost.Fail(json: false, answer.Issues, exit);
    }

    private sealed class StepReport(RunProgress live) : IProgress<string>
    {
        public void Report(string value) => live.Step("store", value);
    }
}
