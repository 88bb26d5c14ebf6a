using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>One measure: its definition, a chart and a table for each of its tables, its completeness, caveat and source.</summary>
internal static class MeasureSection
{
    public static void Append(Html page, MeasureResult measure, string marker)
    {
        page.Add($"<article class=\"measure\" id=\"{measure.Id}\" aria-labelledby=\"title-{measure.Id}\">\n<div class=\"opening\">\n<h3 id=\"title-{measure.Id}\"><span class=\"id\">{measure.Id}</span> {measure.Title}</h3>\n");
        page.Add($"<dl class=\"definition\">\n<div><dt>Counted</dt><dd>{Sentence(measure.Numerator)}</dd></div>\n<div><dt>Out of</dt><dd>{Sentence(measure.Denominator)}</dd></div>\n<div><dt>Unit</dt><dd>{Sentence(measure.Unit)}</dd></div>\n</dl>\n");

        // On paper a definition stays with its first chart.
        foreach (ProtectedTable table in measure.Tables.Take(1))
        {
            AppendTable(page, measure, new TableShape(table), marker);
        }

        page.Add($"</div>\n");
        foreach (ProtectedTable table in measure.Tables.Skip(1))
        {
            AppendTable(page, measure, new TableShape(table), marker);
        }

        page.Add($"<dl class=\"care\">\n<div><dt>Completeness</dt><dd>{Sentence(measure.Completeness)}</dd></div>\n<div><dt>Take care</dt><dd>{Sentence(measure.Caveat)}</dd></div>\n<div><dt>Source</dt><dd>{Sentence(measure.Source)}</dd></div>\n</dl>\n</article>\n");
    }

    private static void AppendTable(Html page, MeasureResult measure, TableShape shape, string marker)
    {
        ProtectedTable table = shape.Table;
        page.AddRaw(shape.Wide ? "<figure class=\"wide\">\n" : "<figure>\n");
        page.Add($"<figcaption>{table.Title}{(shape is { ByMember: true, ByArea: true } ? " (chart: whole area)" : "")}</figcaption>\n");
        page.Add($"<div class=\"picture\">\n<div class=\"chart\" role=\"img\" aria-label=\"{ChartSpec.Description(shape, marker)}\"></div>\n<script type=\"application/json\" class=\"spec\">")
            .AddRaw(ChartSpec.Json(shape, marker))
            .Add($"</script>\n</div>\n");
        TableHtml.Append(page, shape, $"{measure.Title}: {table.Title}", marker);
        page.Add($"</figure>\n");
    }

    // The catalogue writes its words without capital and full stop.
    private static string Sentence(string words)
    {
        if (words.Length == 0)
        {
            return words;
        }

        string start = words[0] is >= 'a' and <= 'z' ? char.ToUpperInvariant(words[0]) + words[1..] : words;
        return start[^1] is '.' or '?' or '!' ? start : start + ".";
    }
}
