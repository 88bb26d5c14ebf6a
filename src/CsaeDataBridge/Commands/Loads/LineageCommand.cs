using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge lineage</c>: from a stored row, or from a release, back to files, lines, mapping versions, rules and clauses.</summary>
internal static class LineageCommand
{
    public static Command Create()
    {
        var id = new Argument<Guid?>("id") { Description = "An event_id, person_id or review_id.", Arity = ArgumentArity.ZeroOrOne };
        var release = new Option<string?>("--release") { Description = "The loads that a release rests on, instead of the rows of an id." };
        var command = new Command("lineage", "Lead stored rows back to file, line, mapping version, rule, clause and load. Shows no value.") { id, release };
        StoreSelection selection = StoreSelection.AddTo(command);
        Option<bool> json = CommonOptions.Json();
        command.Options.Add(json);
        command.SetAction(parsed => CommandHost.Run(parsed.GetValue(json), console =>
        {
            if ((parsed.GetValue(id) is null) == (parsed.GetValue(release) is null))
            {
                throw new BridgeException(Issue.Error(ProgramCodes.Usage, Place.None, "no id and no release, or both", "an id, or --release", "name one of them"));
            }

            BridgeConfiguration configuration = selection.Read(parsed);
            using BridgeStore store = selection.Open(parsed);
            IReadOnlyList<LineageRow> rows = parsed.GetValue(id) is { } row ? store.Lineage(row) : [];
            LoadEntry[] loads = parsed.GetValue(release) is { } name ? LoadsOf(configuration, store, name) : [.. rows.Select(one => one.Load).DistinctBy(load => load.LoadId).OrderBy(load => load.LoadId)];
            if (console is null)
            {
                CommandHost.Print(new JsonObject { ["rows"] = new JsonArray([.. rows.Select(Json)]), ["loads"] = new JsonArray([.. loads.Select(LoadWords.Json)]), ["exitCode"] = ExitCode.Done });
                return ExitCode.Done;
            }

            foreach (string line in rows.Select(Line).Concat(loads.Select(Line)))
            {
                Console.Out.WriteLine(line);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static LoadEntry[] LoadsOf(BridgeConfiguration configuration, BridgeStore store, string release)
    {
        ReleaseDecision decision = configuration.Agreements().DecideRelease(release, configuration.Time().GetUtcNow());
        IReadOnlyList<string> flows = decision.Refusal is { } refusal ? throw new BridgeException(refusal) : ReleaseMaker.Flows(decision);
        return [.. store.Loads().Where(load => load.Status == LoadStatus.Loaded && load.Agreement is { } flow && flows.Contains(flow))];
    }

    private static string Line(LineageRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Table,-12}  {(row.WasNeverCurrent ? $"never current, came late with {row.From}" : row.To is { } to ? $"from {row.From} to {to}" : $"from {row.From}, current")}  load {row.Load.LoadId}{(row.Line is { } line ? $", line {line}" : "")}{(row.Rule is null ? "" : $", rule {row.Rule}")}");

    private static string Line(LoadEntry load) => string.Create(
        CultureInfo.InvariantCulture,
        $"load {load.LoadId}  {load.Feed}  {load.File}  {LoadWords.Word(load.Status)} {load.CommittedAt:yyyy-MM-dd HH:mm}, mapping {load.Mapping} {load.MappingVersion}, agreement {load.Agreement}, clause {load.Clause}");

    private static JsonObject Json(LineageRow row) => new()
    {
        ["table"] = row.Table,
        ["from"] = row.From,
        ["to"] = row.To,
        ["current"] = row.To is null,
        ["load"] = row.Load.LoadId,
        ["file"] = row.Load.File,
        ["line"] = row.Line,
        ["mapping"] = row.Load.Mapping,
        ["mappingVersion"] = row.Load.MappingVersion,
        ["rule"] = row.Rule,
        ["agreement"] = row.Load.Agreement,
        ["clause"] = row.Load.Clause,
    };
}
