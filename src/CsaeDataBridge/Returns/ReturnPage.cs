using System.Globalization;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Reporting;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Returns;

/// <summary>A return as one page that needs nothing else: what to mend first, then columns and trend, then every row.</summary>
internal static class ReturnPage
{
    private static readonly (FindingKind Kind, string Title, string About)[] Kinds =
    [
        (FindingKind.Held, "Rows that wait", "Nothing of these rows is counted until they are mended or somebody decides."),
        (FindingKind.AlsoUnread, "In rows that wait", "Other cells of those rows: to be mended with them."),
        (FindingKind.Unread, "Cells left out", "The rows were taken; what these cells say is missing from them."),
        (FindingKind.Question, "Questions", "The rows were taken, but what they ask about counts nowhere until it is answered."),
        (FindingKind.Repeat, "Repeats", "Rows that say nothing new."),
    ];

    /// <summary>What a kind of problem is called in the tables.</summary>
    public static string Word(FindingKind kind) => kind switch
    {
        FindingKind.Held => "row waits",
        FindingKind.AlsoUnread => "in a row that waits",
        FindingKind.Unread => "cell left out",
        FindingKind.Question => "question",
        _ => "repeat",
    };

    /// <summary>Everything before the rows.</summary>
    public static void Open(Html page, ReturnDocument document)
    {
        PageHead.Append(page, $"Quality return: {document.Feed}, {document.File}", EmbeddedText.Read("return.css"), []);
        page.Add($"<body class=\"return\">\n");
        OpenBody(page, document);
    }

    /// <summary>As <see cref="Open"/>, without the style.</summary>
    public static void OpenBody(Html page, ReturnDocument document)
    {
        AppendHeader(page, document);
        page.Add($"<main id=\"content\">\n");
        AppendStops(page, document);
        AppendProblems(page, document);
        ReturnTables.AppendChecks(page, document);
        ReturnTables.AppendSpellings(page, document);
        ReturnTables.AppendColumns(page, document);
        ReturnTables.AppendRepairs(page, document);
        ReturnTables.AppendTrend(page, document);
    }

    public static void OpenRows(Html page, ReturnDocument document)
    {
        string reference = document.ReferenceColumn is { } column ? $"Your reference ({column})" : "Your reference";
        page.Add($"<section aria-labelledby=\"rows\">\n<h2 id=\"rows\">Every row, in the order of your file</h2>\n<p>The same is in <a href=\"{ReturnFolder.Rows}\">{ReturnFolder.Rows}</a>, to sort and to filter. Lines are those of your file: its first line is line 1, in a workbook the row of the sheet.</p>\n");
        page.Add($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"rows\"><table class=\"list\">\n<thead><tr><th scope=\"col\" class=\"number\">Line</th><th scope=\"col\">{reference}</th><th scope=\"col\">Column</th><th scope=\"col\">What is wrong</th></tr></thead>\n<tbody>\n");
    }

    public static void Row(Html page, long line, string reference, ReturnProblem problem) =>
        page.Add($"<tr><th scope=\"row\" class=\"number\">{line}</th><td>{reference}</td><td>{problem.Column}</td><td><a href=\"#p{problem.Number}\">{problem.Number}</a> {problem.What}</td></tr>\n");

    public static void CloseRows(Html page) => page.Add($"</tbody>\n</table></div>\n</section>\n");

    public static void Close(Html page, ReturnDocument document)
    {
        page.Add($"</main>\n<footer>\n<h2>How people are protected</h2>\n");
        page.Add($"<p>This return is for {document.Agency} alone: it names rows by the agency's own references. It holds no name, birth date, address or text of a row. Cells are shown only of closed lists, where the mapping says so or at least five rows share them; of others it says how long they are. Rows that the agreement keeps out are counted and not listed.</p>\n");
        page.Add($"</footer>\n</body>\n</html>\n");
    }

    private static void AppendHeader(Html page, ReturnDocument document)
    {
        page.Add($"<a class=\"skip\" href=\"#content\">Go to what to mend</a>\n<header>\n");
        if (document.Synthetic)
        {
            page.Add($"<p class=\"banner\"><strong>SYNTHETIC DATA</strong> The area, its agencies and its people are invented.</p>\n");
        }

        page.Add($"<p class=\"area\">{document.Agency}</p>\n<h1>Quality return for {document.File}</h1>\n<p class=\"lead\">{Lead(document)}</p>\n");
        if (document.Rows.Read > 0)
        {
            AppendFates(page, document);
        }

        page.Add($"<dl class=\"facts\">\n");
        AppendFact(page, "Feed", document.Feed);
        AppendFact(page, "As of", document.AsOf is { } day ? Date(day) : "not known");
        AppendFact(page, "Load", $"{document.Load}, read {document.ReadAt.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC");
        if (document.Text is { } text)
        {
            AppendFact(page, "Text", TextWords.Of(text.Encoding, text.Delimiter, text.Quote));
        }

        AppendFact(page, "Mapping", $"{document.Mapping} {document.MappingVersion}");
        AppendFact(page, "Agreement", $"{document.Agreement}{(document.Clause is null ? "" : $", clause {document.Clause}")}");
        page.Add($"</dl>\n</header>\n");
    }

    private static void AppendFact(Html page, string name, string fact) => page.Add($"<div><dt>{name}</dt><dd>{fact}</dd></div>\n");

    private static void AppendFates(Html page, ReturnDocument document)
    {
        (string Name, long Rows)[] fates =
        [
            (document.Status == LoadStatus.Loaded ? "taken" : "can be taken", document.Rows.Mapped),
            ("repeats", document.Rows.Duplicate),
            ("kept out by the agreement", document.Rows.Excluded),
            ("waiting", document.Rows.Held),
        ];
        page.Add($"<ul class=\"fates\" aria-label=\"What became of the rows\">\n<li><b>{Number(document.Rows.Read)}</b> rows sent</li>\n");
        foreach ((string name, long rows) in fates)
        {
            page.Add($"<li><b>{Number(rows)}</b> {name}</li>\n");
        }

        page.Add($"</ul>\n");
    }

    private static string Lead(ReturnDocument document)
    {
        string rows = document.Rows.Held switch
        {
            0 => "No row waits.",
            1 => "One row waits for you.",
            var held => $"{Number(held)} rows wait for you.",
        };
        return document.Status switch
        {
            LoadStatus.Loaded => $"Your extract was loaded. {rows}",
            LoadStatus.Paused => $"Your extract was read and is not loaded: it waits until somebody has looked at it. {rows}",
            LoadStatus.Refused => "Your extract was not read: the agreement refuses it.",
            _ => "Your extract could not be loaded. Nothing of it was taken.",
        };
    }

    private static void AppendStops(Html page, ReturnDocument document)
    {
        if (document.Stops.Count == 0)
        {
            return;
        }

        page.Add($"<section aria-labelledby=\"stops\">\n<h2 id=\"stops\">{(document.Status == LoadStatus.Paused ? "Why it waits" : "Why it was not taken")}</h2>\n<ol class=\"problems\">\n");
        foreach (Issue stop in document.Stops)
        {
            string place = stop.Place.ToString();
            page.Add($"<li>\n<h3>{Sentence(stop.Found)}</h3>\n<p>{Sentence(stop.Fix)}.</p>\n<p class=\"note\">Expected: {stop.Expected}. {stop.Code}{(place.Length == 0 ? "" : $", {place}")}</p>\n</li>\n");
        }

        page.Add($"</ol>\n</section>\n");
    }

    private static void AppendProblems(Html page, ReturnDocument document)
    {
        if (document.Status is LoadStatus.Loaded or LoadStatus.Paused)
        {
            page.Add($"<section aria-labelledby=\"mend\">\n<h2 id=\"mend\">What to mend</h2>\n");
            if (document.Problems.Count == 0)
            {
                page.Add($"<p>Nothing: every row could be read.</p>\n");
            }

            foreach ((FindingKind kind, string title, string about) in Kinds)
            {
                AppendKind(page, title, about, [.. document.Problems.Where(problem => problem.Kind == kind)]);
            }

            page.Add($"</section>\n");
        }
    }

    private static void AppendKind(Html page, string title, string about, IReadOnlyList<ReturnProblem> problems)
    {
        if (problems.Count == 0)
        {
            return;
        }

        page.Add($"<section>\n<h3>{title}</h3>\n<p>{about}</p>\n<ol class=\"problems\">\n");
        foreach (ReturnProblem problem in problems)
        {
            page.Add($"<li id=\"p{problem.Number}\">\n<h4><span class=\"id\">{problem.Number}</span> {(problem.Column is null ? "" : $"{problem.Column}: ")}{problem.What}</h4>\n");
            page.Add($"<p class=\"count\"><b>{Number(problem.Rows)}</b> {(problem.Rows == 1 ? "row" : "rows")}{Change(problem)}</p>\n<p>{problem.Fix}</p>\n");
            if (problem.Code.Length > 0)
            {
                page.Add($"<p class=\"note\">{problem.Code}</p>\n");
            }

            page.Add($"</li>\n");
        }

        page.Add($"</ol>\n</section>\n");
    }

    private static string Change(ReturnProblem problem) => problem.RowsBefore switch
    {
        null => "",
        0 => ", none in the load before",
        var before when before == problem.Rows => ", as in the load before",
        var before => $", {Number(before.Value)} in the load before",
    };

    private static string Sentence(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A number with its digits grouped.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A day as people write it.</summary>
    public static string Date(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
