using System.Globalization;

namespace CsaeDataBridge.Sharing;

/// <summary>The sentence about what a measure's figures leave out; every numeral in it is a released cell.</summary>
internal static class CompletenessOf
{
    private const string HiddenWords = "a number that is not shown";

    /// <param name="tables">The measure's protected tables; a name in braces stands for a column of the first, for the whole area.</param>
    /// <param name="silent">Names of agencies that the measure rests on and of which nothing is in the store.</param>
    public static string Sentence(MeasureDefinition measure, IReadOnlyList<ProtectedTable> tables, IReadOnlyList<string> silent, bool hasData)
    {
        if (!hasData)
        {
            return "No data: no extract of the agencies that this measure rests on is in the store.";
        }

        ProtectedTable first = tables[0];
        ProtectedRow whole = first.Rows.First(row => row is { AreaCode: PlainTable.All, Breakdown: PlainTable.All });
        string sentence = measure.Completeness;
        for (int column = 0; column < first.Columns.Count; column++)
        {
            sentence = sentence.Replace($"{{{first.Columns[column].Name}}}", Words(whole.Cells[column], first.Columns[column].Unit), StringComparison.Ordinal);
        }

        string[] without = [.. first.Rows.Where(row => row.Breakdown == PlainTable.All && row.AreaCode != PlainTable.All && row.Cells.All(cell => cell.State == CellState.NoData)).Select(row => row.AreaName)];
        return string.Join(' ', [sentence, .. Note("No data for", without), .. Note("No extract of", silent)]);
    }

    private static IEnumerable<string> Note(string words, IReadOnlyList<string> names) =>
        names.Count == 0 ? [] : [$"{words} {string.Join(", ", names)}."];

    private static string Words(ProtectedCell cell, string unit) => cell switch
    {
        { State: CellState.Suppressed } => HiddenWords,
        { Value: { } value } when unit == "percent" => string.Create(CultureInfo.InvariantCulture, $"{value:0.#}%"),
        { Value: { } value } => string.Create(CultureInfo.InvariantCulture, $"{value:#,0.#}"),
        _ => "none",
    };
}
