using System.Globalization;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Reporting;

namespace CsaeDataBridge.Registers;

/// <summary>A picture of who sends and who receives, as SVG: senders on the left, who keeps the data in the middle, recipients on the right.</summary>
internal static class FlowMap
{
    private const int Row = 58;
    private const int Box = 40;
    private const int Wide = 300;
    private const int Middle = 400;
    private const int Right = 800;
    private const int Edge = 1;

    public static string Svg(AgreementBundle bundle)
    {
        (string Name, string Note)[] senders = [.. bundle.Agreements.SelectMany(agreement => agreement.Flows.Select(flow => (Name: AgreementWords.Name(agreement, flow.From), flow.Id)))
            .GroupBy(flow => flow.Name, StringComparer.Ordinal).Select(group => (group.Key, string.Join(", ", group.Select(flow => flow.Id))))];
        (string Name, string Note)[] recipients = [.. bundle.Agreements.SelectMany(agreement => agreement.Releases.Select(release => (AgreementWords.Name(agreement, release.To), $"{release.Id}: {AgreementWords.Level(release.Level)}")))];
        string[] hosts = [.. bundle.Agreements.SelectMany(agreement => agreement.Flows.Select(flow => AgreementWords.Name(agreement, flow.To))).Distinct(StringComparer.Ordinal)];
        int height = Math.Max(Math.Max(senders.Length, recipients.Length), hosts.Length) * Row;
        var svg = new Html();
        svg.Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{-Edge} 0 {Right + Wide + (2 * Edge)} {height}\" role=\"img\" aria-label=\"{Label(senders.Length, hosts, recipients.Length)}\" font-family=\"system-ui, sans-serif\" font-size=\"14\">\n");
        svg.Add($"<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\" fill=\"#5b6b7a\"/></marker></defs>\n");
        int centre = height / 2;
        Lines(svg, senders.Length, height, (y, _) => (Wide, y, Middle - 4, centre));
        Lines(svg, recipients.Length, height, (y, _) => (Middle + Wide, centre, Right - 4, y));
        Boxes(svg, senders, 0, height, "#eef3f8");
        Boxes(svg, [.. hosts.Select(host => (host, "keeps the data under the agreements"))], Middle, height, "#fff4e0");
        Boxes(svg, recipients, Right, height, "#eaf5ee");
        svg.Add($"</svg>\n");
        return svg.ToString();
    }

    private static string Label(int senders, string[] hosts, int recipients) =>
        string.Create(CultureInfo.InvariantCulture, $"{senders} senders, data kept by {string.Join(" and ", hosts)}, {recipients} releases");

    private static void Lines(Html svg, int count, int height, Func<int, int, (int, int, int, int)> ends)
    {
        for (int index = 0; index < count; index++)
        {
            (int x1, int y1, int x2, int y2) = ends(Y(index, count, height), index);
            int bend = (x1 + x2) / 2;
            svg.Add($"<path d=\"M{x1} {y1}C{bend} {y1} {bend} {y2} {x2} {y2}\" fill=\"none\" stroke=\"#5b6b7a\" stroke-width=\"1.2\" marker-end=\"url(#tip)\"/>\n");
        }
    }

    private static void Boxes(Html svg, IReadOnlyList<(string Name, string Note)> parties, int x, int height, string fill)
    {
        for (int index = 0; index < parties.Count; index++)
        {
            int y = Y(index, parties.Count, height);
            svg.Add($"<rect x=\"{x}\" y=\"{y - (Box / 2)}\" width=\"{Wide}\" height=\"{Box}\" rx=\"5\" fill=\"{fill}\" stroke=\"#5b6b7a\"/>\n");
            svg.Add($"<text x=\"{x + 10}\" y=\"{y - 3}\" font-weight=\"600\">{Short(parties[index].Name, 36)}</text><text x=\"{x + 10}\" y=\"{y + 13}\" font-size=\"11\" fill=\"#3c4854\">{Short(parties[index].Note, 52)}</text>\n");
        }
    }

    private static int Y(int index, int count, int height) => (height * ((2 * index) + 1)) / (2 * count);

    private static string Short(string text, int length) => text.Length <= length ? text : $"{text[..(length - 1)]}…";
}
