using CsaeDataBridge.Extracts;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Reporting;

namespace CsaeDataBridge.Commands;

/// <summary>A profile as one page that needs nothing else and loads nothing: all columns in a table, then each by itself.</summary>
internal static class ProfilePage
{
    public static string Of(ExtractProfile profile, IReadOnlyList<ColumnGuess> guesses)
    {
        var page = new Html();
        PageHead.Append(page, $"Profile of {profile.File}", EmbeddedText.Read("return.css"), []);
        page.Add($"<body class=\"return\">\n<a class=\"skip\" href=\"#content\">Go to the columns</a>\n<header>\n<h1>Profile of {profile.File}</h1>\n<p class=\"lead\">{ProfileText.Head(profile)}</p>\n");
        if (profile.Choices.Count > 0)
        {
            page.Add($"<p>Also here: {string.Join(", ", profile.Choices)}</p>\n");
        }

        page.Add($"</header>\n<main id=\"content\">\n");
        (ColumnProfile Column, ColumnGuess? Guess)[] columns = [.. profile.Columns.Select(column => (column, guesses.FirstOrDefault(guess => guess.Column == column.Name)))];
        AppendOverview(page, profile, columns);
        for (int index = 0; index < columns.Length; index++)
        {
            AppendColumn(page, index + 1, columns[index].Column, columns[index].Guess);
        }

        return page.Add($"</main>\n<footer>\n<h2>What this page does not show</h2>\n<p>No cell that fewer than five rows have, and none of columns with names, references, dates or free text. What a column most likely is, is guessed by its name and its cells: confirm it before it is used.</p>\n</footer>\n</body>\n</html>\n").ToString();
    }

    private static void AppendOverview(Html page, ExtractProfile profile, IReadOnlyList<(ColumnProfile Column, ColumnGuess? Guess)> columns)
    {
        page.Add($"<section aria-labelledby=\"overview\">\n<h2 id=\"overview\">Columns</h2>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"overview\"><table class=\"list\">\n");
        page.Add($"<thead><tr><th scope=\"col\">Column</th><th scope=\"col\" class=\"number\">Blank</th><th scope=\"col\" class=\"number\">Distinct</th><th scope=\"col\">Looks like</th><th scope=\"col\">Most likely</th><th scope=\"col\" class=\"number\">How sure</th></tr></thead>\n<tbody>\n");
        for (int index = 0; index < columns.Count; index++)
        {
            (ColumnProfile column, ColumnGuess? guess) = columns[index];
            double blank = profile.Rows == 0 ? 0 : (double)column.Blank / profile.Rows;
            string form = column.IsKey ? "a key" : column.Dates.Count > 0 ? ProfileText.Word(CellForm.Date) : column.Forms.Count == 0 ? "" : ProfileText.Word(column.Forms[0].Key);
            page.Add($"<tr><th scope=\"row\"><a href=\"#c{index + 1}\">{column.Name}</a></th><td class=\"number\">{ProfileText.Percent(blank)}</td><td class=\"number\">{(column.DistinctIsExact ? "" : "more than ")}{ProfileText.Number(column.Distinct)}</td>");
            page.Add($"<td>{form}</td><td>{guess?.Target ?? "no suggestion"}</td><td class=\"number\">{(guess is null ? "" : ProfileText.Percent(guess.Score))}</td></tr>\n");
        }

        page.Add($"</tbody>\n</table></div>\n</section>\n");
    }

    private static void AppendColumn(Html page, int number, ColumnProfile column, ColumnGuess? guess)
    {
        string[] lines = [.. ProfileText.Lines(column with { Values = [] }, guess)];
        page.Add($"<section aria-labelledby=\"c{number}\">\n<h2 id=\"c{number}\">{column.Name}</h2>\n<p><b>{lines[^1]}</b></p>\n");
        foreach (string line in lines[..^1])
        {
            page.Add($"<p>{line}</p>\n");
        }

        if (column.Values.Count > 0)
        {
            page.Add($"<table class=\"list\">\n<thead><tr><th scope=\"col\">Cell</th><th scope=\"col\" class=\"number\">Rows</th></tr></thead>\n<tbody>\n");
            foreach ((string value, long rows) in column.Values)
            {
                page.Add($"<tr><td>{value}</td><td class=\"number\">{ProfileText.Number(rows)}</td></tr>\n");
            }

            page.Add($"</tbody>\n</table>\n");
        }

        page.Add($"</section>\n");
    }
}
