using System.Net;
using System.Text;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Commands;

/// <summary>A profile as one page that needs nothing else and loads nothing.</summary>
internal static class ProfilePage
{
    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1b1b1b; background: #fff; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .25rem; border-top: 1px solid #bbb; padding-top: 1rem; overflow-wrap: anywhere; }
        p { margin: .25rem 0; overflow-wrap: anywhere; } .guess { font-weight: 600; }
        table { border-collapse: collapse; margin: .5rem 0; } td, th { padding: .1rem .75rem .1rem 0; text-align: left; overflow-wrap: anywhere; } td.n { text-align: right; font-variant-numeric: tabular-nums; }
        """;

    public static string Of(ExtractProfile profile, IReadOnlyList<ColumnGuess> guesses)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        page.Append($"<title>Profile of {Text(profile.File)}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<main>\n<h1>Profile of {Text(profile.File)}</h1>\n<p>{Text(ProfileText.Head(profile))}</p>\n");
        foreach (string choice in profile.Choices)
        {
            page.Append($"<p>Also here: {Text(choice)}</p>\n");
        }

        foreach (ColumnProfile column in profile.Columns)
        {
            ColumnGuess? guess = guesses.FirstOrDefault(guess => guess.Column == column.Name);
            string[] lines = [.. ProfileText.Lines(column with { Values = [] }, guess)];
            page.Append($"<h2>{Text(column.Name)}</h2>\n<p class=\"guess\">{Text(lines[^1])}</p>\n");
            foreach (string line in lines[..^1])
            {
                page.Append($"<p>{Text(line)}</p>\n");
            }

            Append(page, column);
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder page, ColumnProfile column)
    {
        if (column.Values.Count == 0)
        {
            return;
        }

        page.Append("<table>\n<tr><th scope=\"col\">Cell</th><th scope=\"col\">Rows</th></tr>\n");
        foreach ((string value, long rows) in column.Values)
        {
            page.Append($"<tr><td>{Text(value)}</td><td class=\"n\">{rows}</td></tr>\n");
        }

        page.Append("</table>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
