using System.Globalization;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Reporting;
using CsaeDataBridge.Returns;

namespace CsaeDataBridge.Registers;

/// <summary>A document about agreements as one page that needs nothing else, and as CSV.</summary>
internal static class RegisterPage
{
    /// <param name="document">The document.</param>
    /// <param name="area">The deployment's area.</param>
    /// <param name="synthetic">Whether the area is invented.</param>
    /// <param name="asOf">The instant that it answers for.</param>
    /// <param name="picture">SVG of the program's own to show first; null for none.</param>
    public static string Html(RegisterDocument document, string area, bool synthetic, DateTimeOffset asOf, string? picture)
    {
        var page = new Html();
        PageHead.Append(page, $"{document.Title}: {area}", EmbeddedText.Read("register.css"), []);
        page.Add($"<body class=\"register\">\n<a class=\"skip\" href=\"#content\">Go to the tables</a>\n<header>\n");
        if (synthetic)
        {
            page.Add($"<p class=\"banner\"><strong>SYNTHETIC DATA</strong> The area, its agencies and its people are invented.</p>\n");
        }

        page.Add($"<h1>{document.Title}</h1>\n<p class=\"lead\">{area}, as of {LondonTime.DayOf(asOf).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}. {document.About}</p>\n</header>\n<main id=\"content\">\n");
        if (picture is not null)
        {
            page.Add($"<figure class=\"wide map\">\n").AddRaw(picture);
            page.Add($"</figure>\n");
        }

        for (int index = 0; index < document.Tables.Count; index++)
        {
            Append(page, document.Tables[index], $"t{(index + 1).ToString(CultureInfo.InvariantCulture)}");
        }

        page.Add($"</main>\n<footer>\n<p>Made from the signed agreements. An empty cell says that the agreement says nothing.</p>\n</footer>\n</body>\n</html>\n");
        return page.ToString();
    }

    /// <summary>All tables in one file, each row with its table's title first, safe to open in a spreadsheet.</summary>
    public static string Csv(RegisterDocument document) => string.Concat(document.Tables.Select(table =>
        ReturnCsv.Line(["table", .. table.Heads]) + string.Concat(table.Rows.Select(row => ReturnCsv.Line([table.Title, .. row])))));

    private static void Append(Html page, RegisterTable table, string id)
    {
        page.Add($"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{table.Title}</h2>\n");
        if (table.About.Length > 0)
        {
            page.Add($"<p>{table.About}</p>\n");
        }

        page.Add($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{id}\"><table>\n<thead><tr>");
        foreach (string head in table.Heads)
        {
            page.Add($"<th scope=\"col\">{head}</th>");
        }

        page.Add($"</tr></thead>\n<tbody>\n");
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            page.Add($"<tr><th scope=\"row\">{row[0]}</th>");
            foreach (string cell in row.Skip(1))
            {
                page.Add($"<td>{cell}</td>");
            }

            page.Add($"</tr>\n");
        }

        page.Add($"</tbody>\n</table></div>\n</section>\n");
    }
}
