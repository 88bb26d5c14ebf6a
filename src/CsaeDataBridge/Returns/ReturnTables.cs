using System.Globalization;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Reporting;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Returns;

/// <summary>The tables of a return's page: words, columns, repairs, trend.</summary>
internal static class ReturnTables
{
    public static void AppendSpellings(Html page, ReturnDocument document)
    {
        if (document.Spellings.Count == 0)
        {
            return;
        }

        Open(page, "spellings", "Cells that we cannot read", "Tell us what a word means and it is read from the next load on. A cell that is not shown may be somebody's own: look it up by the lines below.", ["Column", "Cell", "What is wrong", "Rows"]);
        ILookup<(string, string?), string> words = document.Problems.ToLookup(problem => (problem.Code, problem.Column), problem => problem.What);
        foreach (ReturnSpelling spelling in document.Spellings)
        {
            page.Add($"<tr><th scope=\"row\">{spelling.Column}</th><td>{spelling.Spelling}</td><td>{words[(spelling.Code, spelling.Column)].FirstOrDefault() ?? spelling.Code}</td><td class=\"number\">{ReturnPage.Number(spelling.Rows)}</td></tr>\n");
        }

        Close(page);
    }

    public static void AppendChecks(Html page, ReturnDocument document)
    {
        if (document.Checks.Count == 0)
        {
            return;
        }

        Open(page, "checks", "What our checks found", "They look at the extract as a whole, and at what you sent before. The rows are taken, unless it says that the extract waits.", ["What", "Expected", "How grave", "What to do"]);
        foreach (ReturnCheck check in document.Checks)
        {
            string grave = check.Outcome switch { CheckOutcome.Pause => "the extract waits", CheckOutcome.Warn => "please look", _ => "for your information" };
            page.Add($"<tr><th scope=\"row\">{check.Found}</th><td>{check.Expected}</td><td>{grave}</td><td>{check.Fix}</td></tr>\n");
        }

        Close(page);
    }

    public static void AppendColumns(Html page, ReturnDocument document)
    {
        if (document.Columns.Count == 0)
        {
            return;
        }

        Open(page, "columns", "How well columns are filled", "A blank is never taken for a no. Rows that repeat others or cannot be split are not in these counts.", ["Column", "Filled", "Blank", "Blank, %", "Before, %"]);
        foreach (ReturnColumn column in document.Columns)
        {
            page.Add($"<tr><th scope=\"row\">{column.Column}</th><td class=\"number\">{ReturnPage.Number(column.Filled)}</td><td class=\"number\">{ReturnPage.Number(column.Blank)}</td><td class=\"number\">{Percent(column.BlankShare)}</td><td class=\"number\">{Percent(column.BlankBefore)}</td></tr>\n");
        }

        page.Add($"</tbody>\n</table></div>\n");
        AppendNames(page, "Not in the file, though the mapping reads them", document.MissingColumns);
        AppendNames(page, "Never used: leave them out, unless you tell us what they are for", document.UnusedColumns);
        AppendNames(page, "Forbidden by the agreement: they were not read. Please do not send them", document.ForbiddenColumns);
        page.Add($"</section>\n");
    }

    public static void AppendRepairs(Html page, ReturnDocument document)
    {
        if (document.Repairs.Count == 0)
        {
            return;
        }

        Open(page, "repairs", "What was mended on the way in", "Only where it could be meant in one way. Nothing was lost.", ["What", "How often", "First lines"]);
        foreach (ReaderNote repair in document.Repairs)
        {
            page.Add($"<tr><th scope=\"row\">{ProblemWords.OfRepair(repair.Code)}</th><td class=\"number\">{ReturnPage.Number(repair.Count)}</td><td>{string.Join(", ", repair.FirstLines)}{(repair.Count > repair.FirstLines.Count ? " …" : "")}</td></tr>\n");
        }

        Close(page);
    }

    public static void AppendTrend(Html page, ReturnDocument document)
    {
        if (document.Loads.Count < 2)
        {
            return;
        }

        Open(page, "trend", "The loads of this feed", "The newest last.", ["As of", "Rows", "Repeats", "Waiting", "Waiting, %", "Outcome"]);
        foreach (ReturnLoad load in document.Loads)
        {
            decimal? share = load.Rows.Read == 0 ? null : Math.Round(load.Rows.Held * 100m / load.Rows.Read, 1, MidpointRounding.AwayFromZero);
            page.Add($"<tr><th scope=\"row\">{(load.AsOf is { } day ? ReturnPage.Date(day) : "")}</th><td class=\"number\">{ReturnPage.Number(load.Rows.Read)}</td><td class=\"number\">{ReturnPage.Number(load.Rows.Duplicate)}</td><td class=\"number\">{ReturnPage.Number(load.Rows.Held)}</td><td class=\"number\">{Percent(share)}</td><td>{load.Status}</td></tr>\n");
        }

        Close(page);
    }

    private static void Open(Html page, string id, string title, string about, IReadOnlyList<string> headings)
    {
        page.Add($"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n<p>{about}</p>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{id}\"><table class=\"list\">\n<thead><tr>");
        foreach (string heading in headings)
        {
            page.AddRaw(IsNumber(heading) ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">").Add($"{heading}</th>");
        }

        page.Add($"</tr></thead>\n<tbody>\n");
    }

    private static void Close(Html page) => page.Add($"</tbody>\n</table></div>\n</section>\n");

    private static bool IsNumber(string heading) => heading is "Rows" or "Filled" or "Blank" or "Repeats" or "Waiting" or "How often" || heading.EndsWith('%');

    private static void AppendNames(Html page, string title, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        page.Add($"<h3>{title}</h3>\n<ul class=\"names\">\n");
        foreach (string name in names)
        {
            page.Add($"<li>{name}</li>\n");
        }

        page.Add($"</ul>\n");
    }

    private static string Percent(decimal? share) => share?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–";
}
