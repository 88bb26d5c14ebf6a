using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Sharing;

/// <summary>Runs measures over the store's content and gives protected tables; true counts end here.</summary>
internal sealed class MeasureRunner
{
    private const int PeopleBehindAValue = 10;
    private readonly DuckDbSession content;
    private readonly DisclosureProfile profile;
    private readonly IReadOnlyList<(string Code, string Name)> areas;
    private readonly HashSet<string> agencyKinds;

    /// <param name="content">A session on the store, with schema <c>csae</c> in its search path.</param>
    /// <param name="areas">Areas to show, code and name, in order.</param>
    public MeasureRunner(DuckDbSession content, DateOnly from, DateOnly to, IReadOnlyList<(string Code, string Name)> areas, DisclosureProfile profile)
    {
        this.content = content;
        this.profile = profile;
        this.areas = areas;
        content.Execute("CREATE OR REPLACE TEMP TABLE period AS SELECT $1::DATE AS from_date, $2::DATE AS to_date", from, to);
        content.Execute(MeasureDefinition.BaseSql);
        agencyKinds = [.. content.Query("SELECT DISTINCT g.kind FROM csae.event_now e JOIN csae.agency g USING (agency_id)", row => row.GetString(0))];
    }

    public MeasureResult Run(string id)
    {
        MeasureDefinition measure = MeasureDefinition.Load(id);
        bool hasData = measure.Agencies.Count == 0 ? agencyKinds.Count > 0 : measure.Agencies.Any(agencyKinds.Contains);
        ILookup<string, MeasureFigure> figures = Figures(measure).ToLookup(figure => figure.Table);
        return new MeasureResult(
            measure.Id,
            measure.Theme,
            measure.Title,
            measure.Numerator,
            measure.Denominator,
            measure.Unit,
            measure.Caveat,
            measure.Source,
            Completeness(measure, figures["completeness"], hasData),
            [.. measure.Tables.Select(table => Protect(table, [.. figures[table.Id]], hasData))]);
    }

    /// <summary>The figures as they are; only for a comparison with planted truth.</summary>
    public IReadOnlyList<MeasureFigure> Exact(string id) => Figures(MeasureDefinition.Load(id));

    private IReadOnlyList<MeasureFigure> Figures(MeasureDefinition measure) =>
        content.Query(measure.Sql, row => new MeasureFigure(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? 0 : row.GetDouble(4)));

    private ProtectedTable Protect(MeasureTable table, IReadOnlyList<MeasureFigure> figures, bool hasData)
    {
        string[] members = [.. figures.Select(figure => figure.Breakdown).Where(member => member != "all").Distinct().Order(StringComparer.Ordinal), "all"];
        // The whole area is last, as the total of each line; people read it first.
        string[] codes = figures.Any(figure => figure.Area != "all")
            ? [.. areas.Select(area => area.Code), .. figures.Any(figure => figure.Area == "unknown") ? new[] { "unknown" } : [], "all"]
            : ["all"];
        Dictionary<(string, string, string), double> values = figures.ToDictionary(figure => (figure.Column, figure.Area, figure.Breakdown), figure => figure.Value);
        double Value(string column, string area, string member) => values.GetValueOrDefault((column, area, member));
        Dictionary<string, bool[,]> hidden = table.Columns.Where(column => column.Kind == ColumnKind.Count).ToDictionary(
            column => column.Name,
            column => DisclosureControl.Hide(new CountGrid(codes, members, (area, member) => (long)Value(column.Name, area, member)), profile));
        ProtectedCell Count(string column, int area, int member) => hidden[column][area, member]
            ? ProtectedCell.Suppressed
            : ProtectedCell.Shown(DisclosureControl.Round((long)Value(column, codes[area], members[member]), profile));
        var rows = new List<ProtectedRow>();
        foreach (int area in Enumerable.Range(0, codes.Length).OrderByDescending(index => index == codes.Length - 1))
        {
            foreach (int member in Enumerable.Range(0, members.Length))
            {
                ProtectedCell[] cells = [.. table.Columns.Select(column => !hasData ? ProtectedCell.NoData : column.Kind switch
                {
                    ColumnKind.Count => Count(column.Name, area, member),
                    ColumnKind.Rate => Rate(Count(column.Of!, area, member), Value(column.Per!, codes[area], "all")),
                    ColumnKind.Percent => Percent(Count(column.Of!, area, member), Count(column.Per!, area, member)),
                    _ => Middle(Count(column.Of!, area, member), Value(column.Of!, codes[area], members[member]), Value(column.Name, codes[area], members[member])),
                })];
                rows.Add(new ProtectedRow(codes[area], NameOf(codes[area]), members[member], cells));
            }
        }

        return new ProtectedTable(table.Id, table.Title, table.Breakdown, [.. table.Columns.Select(column => new ProtectedColumn(column.Name, column.Title, UnitOf(column.Kind)))], rows, table.ChartColumn);
    }

    private string Completeness(MeasureDefinition measure, IEnumerable<MeasureFigure> figures, bool hasData)
    {
        if (!hasData)
        {
            return "No data: no extract of the agencies that this measure rests on is in the store.";
        }

        Dictionary<string, double> values = figures.ToDictionary(figure => figure.Column, figure => figure.Value);
        long part = (long)values.GetValueOrDefault("recorded");
        long whole = (long)values.GetValueOrDefault("base");
        bool small = Small(part) || Small(whole) || Small(whole - part);
        ProtectedCell share = small ? ProtectedCell.Suppressed : Percent(ProtectedCell.Shown(DisclosureControl.Round(part, profile)), ProtectedCell.Shown(DisclosureControl.Round(whole, profile)));
        string percent = share.Value is { } value ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value:0.#}%") : "a share that cannot be shown";
        return measure.Completeness.Replace("{percent}", percent, StringComparison.Ordinal);
    }

    private bool Small(long count) => count >= profile.SuppressFrom && count <= profile.SuppressTo;

    private string NameOf(string code) => code switch
    {
        "all" => "Whole area",
        "unknown" => "Area not known",
        _ => areas.First(area => area.Code == code).Name,
    };

    private static string UnitOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Count => "count",
        ColumnKind.Rate => "rate_per_10000",
        ColumnKind.Percent => "percent",
        _ => "days",
    };

    private static ProtectedCell Rate(ProtectedCell count, double population) => count.Value is not { } people
        ? count
        : population < 1 ? ProtectedCell.NotApplicable : ProtectedCell.Shown(Math.Round(people * 10_000m / (decimal)population, 1, MidpointRounding.AwayFromZero));

    private static ProtectedCell Percent(ProtectedCell part, ProtectedCell whole) => (part.Value, whole.Value) switch
    {
        (null, _) => part,
        (_, null) => whole,
        (_, 0) => ProtectedCell.NotApplicable,
        ({ } some, { } all) => ProtectedCell.Shown(Math.Min(100, Math.Round(some * 100m / all, 0, MidpointRounding.AwayFromZero))),
    };

    private static ProtectedCell Middle(ProtectedCell count, double people, double value) => count.State switch
    {
        CellState.Shown when people >= PeopleBehindAValue => ProtectedCell.Shown(Math.Round((decimal)value, 0, MidpointRounding.AwayFromZero)),
        CellState.Shown when people == 0 => ProtectedCell.NotApplicable,
        _ => ProtectedCell.Suppressed,
    };
}
