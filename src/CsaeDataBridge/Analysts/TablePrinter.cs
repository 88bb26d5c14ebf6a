using System.Globalization;

namespace CsaeDataBridge.Analysts;

/// <summary>Results for people: columns under each other, numbers to the right, and under each result how many rows it has.</summary>
internal sealed class TablePrinter(int? most, TextWriter output) : ResultPrinter(most)
{
    private const string Between = "  ";

    private readonly List<string[]> lines = [];
    private bool[] numbers = [];

    protected override void Begin(IReadOnlyList<string> names, IReadOnlyList<string> types)
    {
        lines.Clear();
        lines.Add([.. names.Select(Plain)]);
        numbers = [.. names.Select(_ => false)];
    }

    protected override void Row(IReadOnlyList<object> values)
    {
        numbers = [.. numbers.Zip(values, (number, value) => number || ValueText.IsNumber(value))];
        lines.Add([.. values.Select(value => Plain(ValueText.Of(value) ?? "NULL"))]);
    }

    protected override void End(long printed, long rows)
    {
        if (Results > 0)
        {
            output.WriteLine();
        }

        int[] widths = [.. numbers.Select((_, column) => lines.Max(line => line[column].Length))];
        foreach (string[] line in lines)
        {
            output.WriteLine(string.Join(Between, line.Select((cell, column) => numbers[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
        }

        string all = string.Create(CultureInfo.InvariantCulture, $"{rows:N0} {(rows == 1 ? "row" : "rows")}");
        output.WriteLine(rows > printed ? string.Create(CultureInfo.InvariantCulture, $"({printed:N0} of {all}; --rows prints more, --csv and --json all)") : $"({all})");
    }

    // A cell that moves the cursor or ends the line would print something that is not there.
    private static string Plain(string cell) => string.Concat(cell.Select(letter => char.IsControl(letter) ? '\u00b7' : letter));
}
