using System.Globalization;
using System.Text;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Returns;

namespace CsaeDataBridge.Commands;

/// <summary>A quality return in a terminal: counts and what to mend; rows are in its files alone.</summary>
internal static class ReturnText
{
    public static string Of(ReturnDocument document, string folder)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"{document.Feed}  {document.File}  load {document.Load}, {document.Status.ToString().ToLowerInvariant()}");
        if (document.Rows.Read > 0)
        {
            Line($"{document.Rows.Read:N0} rows = {document.Rows.Mapped:N0} taken + {document.Rows.Duplicate:N0} repeats + {document.Rows.Excluded:N0} kept out by the agreement + {document.Rows.Held:N0} waiting");
        }

        foreach (Issue stop in document.Stops)
        {
            Line($"{stop}");
        }

        foreach (ReturnProblem problem in document.Problems)
        {
            Line($"{problem.Number,3}  {problem.Rows:N0} {(problem.Rows == 1 ? "row" : "rows")}, {ReturnPage.Word(problem.Kind)}{(problem.Column is null ? "" : $", {problem.Column}")}: {problem.What}{(problem.Code.Length == 0 ? "" : $" ({problem.Code})")}");
            Line($"     {problem.Fix}");
        }

        Names("Never used", document.UnusedColumns);
        Names("Forbidden by the agreement", document.ForbiddenColumns);
        Names("Not in the file", document.MissingColumns);
        Line($"Page and CSV files in {folder}");
        return text.ToString();

        void Names(string what, IReadOnlyList<string> columns)
        {
            if (columns.Count > 0)
            {
                Line($"{what}: {string.Join(", ", columns)}");
            }
        }
    }
}
