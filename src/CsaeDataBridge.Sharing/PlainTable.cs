namespace CsaeDataBridge.Sharing;

/// <summary>A table with its true figures. Never leaves Sharing.</summary>
/// <param name="Areas">Codes in order, the whole area (<c>all</c>) last, as the total of the others.</param>
/// <param name="Members">Members of the breakdown in order, <c>all</c> last.</param>
/// <param name="NoData">Lines without data; they are no part of any total.</param>
internal sealed record PlainTable(
    MeasureTable Definition,
    IReadOnlyList<string> Areas,
    IReadOnlyList<string> Members,
    IReadOnlyDictionary<(string Column, string Area, string Member), double> Values,
    IReadOnlySet<(string Area, string Member)> NoData)
{
    /// <summary>The code of all areas, and of all members of a breakdown.</summary>
    public const string All = "all";

    public double this[string column, string area, string member] => Values.GetValueOrDefault((column, area, member));

    /// <summary>The count of a column as a number of the release.</summary>
    public CountKey Key(MeasureColumn column, string area, string member) =>
        new(column.Quantity, area, member == All ? null : Definition.Breakdown, member);
}
