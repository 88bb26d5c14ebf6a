using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>How a table lies on the page: by area, by the members of a breakdown, or by both.</summary>
internal sealed class TableShape
{
    private const string All = "all";

    public TableShape(ProtectedTable table)
    {
        Table = table;
        bool areas = table.Rows.Any(row => row.AreaCode != All);
        ByArea = areas || table.BreakdownTitle is null;
        ByMember = table.BreakdownTitle is not null;
    }

    public ProtectedTable Table { get; }

    public bool ByArea { get; }

    public bool ByMember { get; }

    /// <summary>One column by area and member: members go across, so that a line of the page is an area.</summary>
    public bool Across => ByArea && ByMember && Table.Columns.Count == 1;

    /// <summary>Too wide to stand beside its chart.</summary>
    public bool Wide => (Across ? Members.Count : Table.Columns.Count) > 4 || (ByArea && ByMember && !Across);

    public string RowTitle => ByArea ? "Area" : Table.BreakdownTitle!;

    public IReadOnlyList<string> Members => [.. Table.Rows.Select(row => row.Breakdown).Distinct()];

    public IEnumerable<IGrouping<string, ProtectedRow>> Areas => Table.Rows.GroupBy(row => row.AreaCode);

    public int ChartColumn => Enumerable.Range(0, Table.Columns.Count).First(index => Table.Columns[index].Name == Table.ChartColumn);

    /// <summary>The lines that the chart draws: the areas, or the whole area's members; its total where it has no other line.</summary>
    public IReadOnlyList<ProtectedRow> ChartRows
    {
        get
        {
            if (!ByMember)
            {
                return Table.Rows;
            }

            ProtectedRow[] whole = [.. Table.Rows.Where(row => row.AreaCode == All)];
            ProtectedRow[] members = [.. whole.Where(row => row.Breakdown != All)];
            return members.Length > 0 ? members : whole;
        }
    }

    public static bool IsTotal(ProtectedRow row) => row.AreaCode == All && row.Breakdown == All;

    public static string MemberTitle(string member) => member == All ? "All" : Figures.Member(member);

    public static string RowName(ProtectedRow row, bool byArea) => byArea ? row.AreaName : MemberTitle(row.Breakdown);
}
