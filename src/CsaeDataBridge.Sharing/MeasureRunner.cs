using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Sharing;

/// <summary>Runs measures over the store's content and gives protected tables; true counts end here.</summary>
internal sealed class MeasureRunner
{
    private const string Unknown = "unknown";
    private const string Outside = "outside";
    private readonly DuckDbSession content;
    private readonly DisclosureProfile profile;
    private readonly IReadOnlyList<(string Code, string Name)> areas;
    private readonly IReadOnlyList<(string Name, string Kind, bool Loaded)> agencies;

    /// <param name="content">A session on the store, with schema <c>csae</c> in its search path.</param>
    /// <param name="areas">Areas to show, code and name, in order.</param>
    /// <param name="flows">What may be used, <c>agreement/flow</c>: rows that came in under any other flow are not seen.</param>
    public MeasureRunner(DuckDbSession content, DateOnly from, DateOnly to, IReadOnlyList<(string Code, string Name)> areas, IReadOnlyList<string> flows, DisclosureProfile profile)
    {
        this.content = content;
        this.profile = profile;
        this.areas = areas;
        content.Execute("CREATE OR REPLACE TEMP TABLE period AS SELECT $1::DATE AS from_date, $2::DATE AS to_date", from, to);
        PermittedFeeds.Set(content, flows);
        content.Execute(MeasureDefinition.BaseSql);
        agencies = content.Query(
            "SELECT g.name, g.kind::VARCHAR, l.agency_id IS NOT NULL FROM csae.agency_now g LEFT JOIN loaded_agency l USING (agency_id) ORDER BY g.name",
            row => (row.GetString(0), row.GetString(1), row.GetBoolean(2)));
    }

    /// <summary>The measures as they may be published, protected together, with how many different counts are shown and hidden.</summary>
    /// <exception cref="Issues.BridgeException">SHR701: there is no such measure.</exception>
    /// <param name="earlier">What was published of the same period before.</param>
    public (IReadOnlyList<MeasureResult> Measures, int Shown, int Hidden) Run(IReadOnlyList<string> ids, IReadOnlyList<EarlierRelease> earlier, CancellationToken token)
    {
        var plain = ids.Distinct(StringComparer.Ordinal).Select(MeasureDefinition.Load)
            .Select(measure => (Measure: measure, HasData: Of(measure).Any(agency => agency.Loaded), Tables: Tables(measure)))
            .ToList();
        Dictionary<string, string> names = areas.ToDictionary(area => area.Code, area => area.Name, StringComparer.Ordinal);
        names[Outside] = "Outside the area";
        names[Unknown] = "Area not known";
        names[PlainTable.All] = "Whole area";
        var protector = new TableProtector([.. plain.Where(measure => measure.HasData).SelectMany(measure => measure.Tables)], names, new DisclosureRules(profile), earlier, token);
        return ([.. plain.Select(measure => Result(measure.Measure, [.. measure.Tables.Select(table => protector.Protect(table, measure.HasData))], measure.HasData))], protector.Cells.Shown, protector.Cells.Hidden);
    }

    /// <summary>The figures as they are; only for a comparison with planted truth.</summary>
    public IReadOnlyList<MeasureFigure> Exact(string id) => Figures(MeasureDefinition.Load(id));

    private MeasureResult Result(MeasureDefinition measure, IReadOnlyList<ProtectedTable> tables, bool hasData) => new(
        measure.Id,
        measure.Theme,
        measure.Title,
        measure.Numerator,
        measure.Denominator,
        measure.Unit,
        measure.Caveat,
        measure.Source,
        CompletenessOf.Sentence(measure, tables, [.. Of(measure).Where(agency => !agency.Loaded).Select(agency => agency.Name)], hasData),
        tables);

    private IEnumerable<(string Name, string Kind, bool Loaded)> Of(MeasureDefinition measure) =>
        agencies.Where(agency => measure.Agencies.Count == 0 || measure.Agencies.Contains(agency.Kind));

    private IReadOnlyList<MeasureFigure> Figures(MeasureDefinition measure) =>
        content.Query(measure.Sql, row => new MeasureFigure(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? 0 : row.GetDouble(4)));

    private IReadOnlyList<PlainTable> Tables(MeasureDefinition measure)
    {
        ILookup<string, MeasureFigure> figures = Figures(measure).ToLookup(figure => figure.Table);
        return [.. measure.Tables.Select(table => Table(table, [.. figures[table.Id]]))];
    }

    private PlainTable Table(MeasureTable table, IReadOnlyList<MeasureFigure> figures)
    {
        HashSet<string> shown = [.. areas.Select(area => area.Code), Unknown, PlainTable.All];
        MeasureFigure[] placed = [.. figures.Select(figure => shown.Contains(figure.Area) ? figure : figure with { Area = Outside })];
        string[] codes = [.. placed.Select(figure => figure.Area).Distinct()];
        string[] lines = codes.Any(code => code != PlainTable.All)
            ? [.. areas.Select(area => area.Code), .. codes.Intersect([Outside, Unknown]).Order(StringComparer.Ordinal), PlainTable.All]
            : [PlainTable.All];
        string[] members = [.. table.Members, .. placed.Select(figure => figure.Breakdown).Where(member => member != PlainTable.All).Distinct().Except(table.Members).Order(StringComparer.Ordinal), PlainTable.All];
        return new PlainTable(
            table,
            lines,
            members,
            placed.Where(figure => figure.Column != "no_data").GroupBy(figure => (figure.Column, figure.Area, figure.Breakdown)).ToDictionary(group => group.Key, group => group.Sum(figure => figure.Value)),
            placed.Where(figure => figure.Column == "no_data").Select(figure => (figure.Area, figure.Breakdown)).ToHashSet());
    }
}
