using System.Globalization;
using System.Text.Json.Nodes;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;
using Spectre.Console;

namespace CsaeDataBridge.Commands;

/// <summary><c>bridge demo --check</c>: runs the sample and compares what was stored with what its rows state.</summary>
internal static class TruthCheck
{
    private const int MostListed = 200;

    /// <returns>0 when nothing was lost or invented and every count is explained, otherwise 1.</returns>
    public static int Execute(BridgeConfiguration configuration, IAnsiConsole? console, CancellationToken token)
    {
        var progress = new RunProgress(console);
        var run = new BridgeRun(configuration, progress);
        RunResult? result = null;
        progress.Live(_ => result = run.Execute(token));
        using BridgeStore store = run.OpenStore();
        TruthFile truth = TruthFile.Read(configuration.TruthFolder ?? "");
        IReadOnlyList<StoredConcern> stored = SyntheticContent.Concerns(store);
        var comparison = TruthComparison.Make(truth, stored);
        ReportEntry report = configuration.Reports[0];
        ReleaseDecision decision = AgreementBundle.Load(configuration.AgreementsFolder).DecideRelease(report.Release, DateOnly.FromDateTime(configuration.Clock!.Value.Date));
        var request = new ReleaseRequest(configuration.Area, report.Period, report.From, report.To, [], true, []);
        IReadOnlyDictionary<string, double> counts = SyntheticContent.Counts(store, decision, request);
        IReadOnlyList<CountComparison> people = CountComparison.Make(truth.Facts, stored, SyntheticContent.People(store, decision, request), report.From, report.To);
        if (console is null)
        {
            CommandHost.Print(Json(comparison, counts, people));
        }
        else
        {
            RunSummary.Write(console, result!);
            Write(console, comparison, counts, people, store);
        }

        return comparison.Lost.Count + comparison.Invented.Count == 0 && people.All(count => count.IsExplained) ? result!.ExitCodeFor(strict: false) : ExitCode.Unexpected;
    }

    private static void Write(IAnsiConsole console, TruthComparison comparison, IReadOnlyDictionary<string, double> counts, IReadOnlyList<CountComparison> people, BridgeStore store)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Part", "Value", "Stated", "Stored", "Precision", "Recall");
        foreach ((string part, Func<TruthRow, string> of) in Parts)
        {
            foreach ((string value, int stated, int stored, int both) in comparison.By(of))
            {
                table.AddRow(part, value, Number(stated), Number(stored), Share(both, stored), Share(both, stated));
            }
        }

        console.Write(table);
        RowCounts rows = store.Loads().Where(load => load.Status == LoadStatus.Loaded).Aggregate(default(RowCounts), (sum, load) => new RowCounts(sum.Read + load.Rows.Read, sum.Mapped + load.Rows.Mapped, sum.Duplicate + load.Rows.Duplicate, sum.Excluded + load.Rows.Excluded, sum.Held + load.Rows.Held));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Rows, truth and ledger: mapped {Fate(comparison, "mapped")} {rows.Mapped}, duplicate {Fate(comparison, "duplicate")} {rows.Duplicate}, excluded {Fate(comparison, "excluded")} {rows.Excluded}, held {Fate(comparison, "held")} {rows.Held}"));
        var counted = new Table().Border(TableBorder.Simple).AddColumns("People", "Planted", "Stored", "Because");
        foreach (CountComparison count in people)
        {
            counted.AddRow(count.Name, Number(count.Planted), Number(count.Stored), string.Join("; ", count.Causes.Select(cause => string.Create(CultureInfo.InvariantCulture, $"{cause.People:+0;-0} {cause.Words}"))));
        }

        console.Write(counted);
        Console.Out.WriteLine("Every count behind the report, before protection: " + string.Join(", ", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key} {count.Value:0.#}"))));
        foreach (TruthRow lost in comparison.Lost.Take(MostListed))
        {
            Console.Out.WriteLine($"lost      {lost.Feed} {lost.File}:{lost.Line}  {lost.Harm} {lost.Status} {lost.Role}");
        }

        foreach (StoredConcern invented in comparison.Invented.Take(MostListed))
        {
            Console.Out.WriteLine($"invented  {invented.Feed} {invented.File}:{invented.Line}  {invented.Harm} {invented.Status} {invented.Role}  by rule {invented.Rule}");
        }

        Console.Out.WriteLine($"{comparison.Lost.Count} lost, {comparison.Invented.Count} invented, of {comparison.Truth.Count} concerns stated");
    }

    private static readonly (string Name, Func<TruthRow, string> Of)[] Parts = [("harm", row => row.Harm), ("status", row => row.Status), ("role", row => row.Role)];

    private static JsonObject Json(TruthComparison comparison, IReadOnlyDictionary<string, double> counts, IReadOnlyList<CountComparison> people) => new()
    {
        ["stated"] = comparison.Truth.Count,
        ["stored"] = comparison.Stored.Count,
        ["lost"] = comparison.Lost.Count,
        ["invented"] = comparison.Invented.Count,
        ["parts"] = new JsonArray([.. Parts.SelectMany(part => comparison.By(part.Of).Select(value => (JsonNode)new JsonObject { ["part"] = part.Name, ["value"] = value.Value, ["stated"] = value.Stated, ["stored"] = value.Stored, ["both"] = value.Both }))]),
        ["people"] = new JsonArray([.. people.Select(count => (JsonNode)new JsonObject { ["count"] = count.Name, ["planted"] = count.Planted, ["stored"] = count.Stored, ["causes"] = new JsonArray([.. count.Causes.Select(cause => (JsonNode)new JsonObject { ["cause"] = cause.Words, ["people"] = cause.People })]) })]),
        ["counts"] = new JsonObject([.. counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value))]),
    };

    private static long Fate(TruthComparison comparison, string fate) => comparison.Fates.GetValueOrDefault(fate);

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(int part, int whole) => whole == 0 ? "-" : ((double)part / whole).ToString("0.0000", CultureInfo.InvariantCulture);
}
