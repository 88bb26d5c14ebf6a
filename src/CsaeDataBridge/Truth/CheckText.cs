using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace CsaeDataBridge.Truth;

/// <summary>A comparison with the planted truth, for people and for programs.</summary>
internal static class CheckText
{
    private const int MostListed = 200;

    /// <param name="console">For the tables.</param>
    /// <param name="output">For lines, which no console may break.</param>
    /// <param name="folder">Where the whole lists are.</param>
    public static void Write(IAnsiConsole console, TextWriter output, TruthAnswer answer, string folder)
    {
        var parts = new Table().Border(TableBorder.Simple).AddColumns("Part", "Value", "Stated", "Stored", "Precision", "Recall");
        foreach ((string part, Func<TruthRow, string> of) in TruthComparison.Parts)
        {
            foreach ((string value, int stated, int stored, int both) in answer.Concerns.By(of))
            {
                parts.AddRow(part, value, Number(stated), Number(stored), Share(both, stored), Share(both, stated));
            }
        }

        console.Write(parts);
        var counts = new Table().Border(TableBorder.Simple).AddColumns("Count", "Planted", "Stored", "Because");
        foreach (FigureComparison figure in answer.Figures.Where(figure => figure.Key is { Area: FigureKey.All, Breakdown: FigureKey.All } && figure.Key.Table is not ("rows" or "people")))
        {
            counts.AddRow($"{figure.Key.Table} {figure.Key.Column}", Number(figure.Planted), Number(figure.Stored), Markup.Escape(Because(figure)));
        }

        console.Write(counts);
        foreach (CountCause cause in answer.Figures.SelectMany(figure => figure.Causes).Where(cause => cause.Rule.Length > 0).DistinctBy(cause => cause.Words))
        {
            output.WriteLine($"{cause.Words}: {cause.Rule}");
        }

        output.WriteLine("Rows, truth and ledger: " + string.Join(", ", answer.Figures.Where(figure => figure.Key.Table == "rows").GroupBy(figure => figure.Key.Column)
            .Select(fate => $"{fate.Key} {Plain(fate.Sum(figure => figure.Planted))} {Plain(fate.Sum(figure => figure.Stored))}")));
        List(output, "unexplained", [.. answer.Unexplained.Select(figure => $"{figure.Key.Table} {figure.Key.Column}, area {figure.Key.Area}, {figure.Key.Breakdown}: planted {Plain(figure.Planted)}, stored {Plain(figure.Stored)}: {Because(figure)}")]);
        List(output, "lost", [.. answer.Concerns.Lost.Select(row => Concern(row))]);
        List(output, "invented", [.. answer.Concerns.Invented.Select(concern => $"{Concern(TruthComparison.Key(concern))}  by rule {concern.Rule}")]);
        List(output, "otherwise", [.. answer.Facts.Select(fact => $"{fact.Place.Feed} {fact.Place.File}:{fact.Place.Line}  {fact.Fact}: stated '{fact.Stated}', stored '{fact.Stored}'")]);
        output.WriteLine($"Whole lists: concerns.csv, facts.csv and counts.csv in {folder}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answer.Figures.Count} counts, for the area, by council and by breakdown: {answer.Figures.Count(figure => figure.Causes.Count == 0)} as planted, {answer.Figures.Count(figure => figure.Causes.Count > 0 && figure.IsExplained)} explained, {answer.Unexplained.Count} unexplained"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answer.Facts.Count} stored otherwise, of {answer.FactCount} facts beside the concerns"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answer.Concerns.Lost.Count} lost, {answer.Concerns.Invented.Count} invented, of {answer.Concerns.Truth.Count} concerns stated"));
    }

    /// <summary>Everything, nothing cut.</summary>
    public static JsonObject Json(TruthAnswer answer) => new()
    {
        ["stated"] = answer.Concerns.Truth.Count,
        ["stored"] = answer.Concerns.Stored.Count,
        ["lost"] = answer.Concerns.Lost.Count,
        ["invented"] = answer.Concerns.Invented.Count,
        ["unexplained"] = answer.Unexplained.Count,
        ["facts"] = answer.FactCount,
        ["parts"] = Array(TruthComparison.Parts.SelectMany(part => answer.Concerns.By(part.Of).Select(value => new JsonObject { ["part"] = part.Name, ["value"] = value.Value, ["stated"] = value.Stated, ["stored"] = value.Stored, ["both"] = value.Both }))),
        ["counts"] = Array(answer.Figures.Select(figure => new JsonObject
        {
            ["table"] = figure.Key.Table,
            ["area"] = figure.Key.Area,
            ["breakdown"] = figure.Key.Breakdown,
            ["column"] = figure.Key.Column,
            ["planted"] = figure.Planted,
            ["stored"] = figure.Stored,
            ["causes"] = Array(figure.Causes.Select(cause => new JsonObject { ["cause"] = cause.Words, ["amount"] = cause.Amount, ["rule"] = cause.Rule })),
        })),
        ["lostConcerns"] = Array(answer.Concerns.Lost.Select(row => Json(row, ""))),
        ["inventedConcerns"] = Array(answer.Concerns.Invented.Select(concern => Json(TruthComparison.Key(concern), concern.Rule))),
        ["factsStoredOtherwise"] = Array(answer.Facts.Select(fact => new JsonObject { ["feed"] = fact.Place.Feed, ["file"] = fact.Place.File, ["line"] = fact.Place.Line, ["fact"] = fact.Fact, ["stated"] = fact.Stated, ["stored"] = fact.Stored })),
    };

    private static void List(TextWriter output, string what, IReadOnlyList<string> lines)
    {
        foreach (string line in lines.Take(MostListed))
        {
            output.WriteLine($"{what}  {line}");
        }

        if (lines.Count > MostListed)
        {
            output.WriteLine($"{what}  and {lines.Count - MostListed} more");
        }
    }

    private static JsonObject Json(TruthRow row, string rule) => new()
    {
        ["feed"] = row.Place.Feed,
        ["file"] = row.Place.File,
        ["line"] = row.Place.Line,
        ["harm"] = row.Harm,
        ["status"] = row.Status,
        ["role"] = row.Role,
        ["setting"] = row.Setting,
        ["rule"] = rule,
    };

    private static JsonArray Array(IEnumerable<JsonObject> objects) => [.. objects];

    private static string Concern(TruthRow row) => $"{row.Place.Feed} {row.Place.File}:{row.Place.Line}  {row.Harm} {row.Status} {row.Role} {row.Setting}".TrimEnd();

    private static string Because(FigureComparison figure) =>
        string.Join("; ", figure.Causes.Select(cause => string.Create(CultureInfo.InvariantCulture, $"{cause.Amount:+0.#;-0.#} {cause.Words}")));

    private static string Number(double count) => count.ToString("#,0.#", CultureInfo.InvariantCulture);

    private static string Plain(double count) => count.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Share(int part, int whole) => whole == 0 ? "-" : ((double)part / whole).ToString("0.0000", CultureInfo.InvariantCulture);
}
