using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Analysts;

/// <summary>Results as CSV (RFC 4180), a blank line between two of them; NULL is an empty cell.</summary>
internal sealed class CsvPrinter(int? most, TextWriter output) : ResultPrinter(most)
{
    protected override void Begin(IReadOnlyList<string> names, IReadOnlyList<string> types)
    {
        if (Results > 0)
        {
            output.WriteLine();
        }

        output.WriteLine(string.Join(',', names.Select(SpreadsheetCell.Of)));
    }

    // A number below zero is no formula.
    protected override void Row(IReadOnlyList<object> values) =>
        output.WriteLine(string.Join(',', values.Select(value => ValueText.IsNumber(value) ? ValueText.Of(value) : SpreadsheetCell.Of(ValueText.Of(value) ?? ""))));

    protected override void End(long printed, long rows)
    {
    }
}
