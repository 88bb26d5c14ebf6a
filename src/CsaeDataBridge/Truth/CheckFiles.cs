using System.Globalization;
using CsaeDataBridge.Commands;

namespace CsaeDataBridge.Truth;

/// <summary>Writes the whole comparison: <c>concerns.csv</c> and <c>facts.csv</c>, each disagreement with its row, and <c>counts.csv</c>, each figure with its causes.</summary>
internal static class CheckFiles
{
    public static void Write(TruthAnswer answer, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "concerns.csv"), [
            "disagreement,feed,file,line,harm,status,role,setting,rule",
            .. answer.Concerns.Lost.Select(row => Line("lost", row, "")),
            .. answer.Concerns.Invented.Select(concern => Line("invented", TruthComparison.Key(concern), concern.Rule)),
        ]);
        File.WriteAllLines(Path.Combine(folder, "facts.csv"), [
            "feed,file,line,fact,stated,stored",
            .. answer.Facts.Select(fact => Csv(fact.Place.Feed, fact.Place.File, Number(fact.Place.Line), fact.Fact, fact.Stated, fact.Stored)),
        ]);
        File.WriteAllLines(Path.Combine(folder, "counts.csv"), [
            "table,area,breakdown,column,planted,stored,cause,amount,rule",
            .. answer.Figures.SelectMany(Lines),
        ]);
    }

    private static string Line(string disagreement, TruthRow row, string rule) =>
        Csv(disagreement, row.Place.Feed, row.Place.File, Number(row.Place.Line), row.Harm, row.Status, row.Role, row.Setting, rule);

    // A figure without a difference has one line, with no cause.
    private static IEnumerable<string> Lines(FigureComparison figure) =>
        figure.Causes.DefaultIfEmpty(new CountCause("", 0, "")).Select(cause => Csv(
            figure.Key.Table,
            figure.Key.Area,
            figure.Key.Breakdown,
            figure.Key.Column,
            Number(figure.Planted),
            Number(figure.Stored),
            cause.Words,
            cause.Words.Length == 0 ? "" : Number(cause.Amount),
            cause.Rule));

    private static string Csv(params string[] cells) => CsvLine.Of(cells);

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
