namespace CsaeDataBridge.Truth;

/// <summary>Which figure of a table: <c>all</c> stands for the whole area and for every member of the breakdown.</summary>
internal readonly record struct FigureKey(string Table, string Area, string Breakdown, string Column)
{
    public const string All = "all";
}
