namespace CsaeDataBridge.Sharing;

/// <summary>Turns plain tables into protected ones, all of a release at once, so that a count is hidden in every table or in none.</summary>
internal sealed class TableProtector
{
    private const int PeopleBehindAValue = 10;
    private readonly DisclosureRules rules;
    private readonly IReadOnlyDictionary<string, string> areaNames;
    private readonly ReleaseCounts counts;
    private readonly IReadOnlyList<bool> hidden;

    /// <param name="tables">Every table of the release that has data.</param>
    /// <param name="areaNames">Names of the areas by code.</param>
    /// <param name="earlier">What was published of the same period before.</param>
    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    public TableProtector(IReadOnlyList<PlainTable> tables, IReadOnlyDictionary<string, string> areaNames, DisclosureRules rules, IReadOnlyList<EarlierRelease> earlier, CancellationToken token)
    {
        this.rules = rules;
        this.areaNames = areaNames;
        counts = new ReleaseCounts(tables, rules, earlier);
        hidden = counts.Hide(token);
    }

    /// <summary>Counts that are shown and counts that are hidden.</summary>
    public (int Shown, int Hidden) Cells => (hidden.Count(one => !one), hidden.Count(one => one));

    /// <summary>A table as it may be published, the whole area first.</summary>
    /// <param name="hasData">False gives "no data" in every cell; such a table need not have been given to the constructor.</param>
    public ProtectedTable Protect(PlainTable plain, bool hasData)
    {
        MeasureTable table = plain.Definition;
        var rows = new List<ProtectedRow>();
        foreach (string area in plain.Areas.OrderBy(area => area != PlainTable.All))
        {
            foreach (string member in plain.Members)
            {
                bool known = hasData && !plain.NoData.Contains((area, member));
                rows.Add(new ProtectedRow(area, areaNames[area], member, [.. table.Columns.Select(column => known ? Cell(plain, column, area, member) : ProtectedCell.NoData)]));
            }
        }

        return new ProtectedTable(table.Id, table.Title, table.Breakdown, [.. table.Columns.Select(column => new ProtectedColumn(column.Name, column.Title, UnitOf(column.Kind)))], rows, table.ChartColumn);
    }

    private ProtectedCell Cell(PlainTable plain, MeasureColumn column, string area, string member) => column.Kind switch
    {
        ColumnKind.Count => Count(plain, column.Name, area, member),
        ColumnKind.Rate => Rate(Count(plain, column.Of!, area, member), plain[column.Per!, area, PlainTable.All]),
        ColumnKind.Percent => Percent(Count(plain, column.Of!, area, member), Count(plain, column.Per!, area, member)),
        _ => Middle(Count(plain, column.Of!, area, member), plain[column.Of!, area, member], plain[column.Name, area, member]),
    };

    private ProtectedCell Count(PlainTable plain, string name, string area, string member)
    {
        int number = counts.Set[plain.Key(plain.Definition.Columns.First(column => column.Name == name), area, member)];
        return hidden[number] ? ProtectedCell.Suppressed : ProtectedCell.Shown(DisclosureRounding.Of(counts.Set.Counts[number], rules));
    }

    /// <param name="count">A count as it is shown.</param>
    /// <param name="population">Residents, which anybody can look up.</param>
    internal static ProtectedCell Rate(ProtectedCell count, double population) => count.Value is not { } people
        ? count
        : population < 1 ? ProtectedCell.NotApplicable : ProtectedCell.Shown(Math.Round(people * 10_000m / (decimal)population, 1, MidpointRounding.AwayFromZero));

    /// <summary>A percentage of two counts as they are shown.</summary>
    internal static ProtectedCell Percent(ProtectedCell part, ProtectedCell whole) => (part.Value, whole.Value) switch
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

    private static string UnitOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Count => "count",
        ColumnKind.Rate => "rate_per_10000",
        ColumnKind.Percent => "percent",
        _ => "days",
    };
}
