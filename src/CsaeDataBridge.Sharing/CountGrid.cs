namespace CsaeDataBridge.Sharing;

/// <summary>The true counts of one column: areas down, breakdown members across, with totals. Never leaves Sharing.</summary>
internal sealed class CountGrid(IReadOnlyList<string> areas, IReadOnlyList<string> members, Func<string, string, long> count)
{
    public IReadOnlyList<string> Areas { get; } = areas;

    public IReadOnlyList<string> Members { get; } = members;

    public long this[int area, int member] => count(Areas[area], Members[member]);

    /// <summary>Lines of cells that add up to their last: an area over its members, a member over the areas.</summary>
    public IEnumerable<IReadOnlyList<(int Area, int Member)>> AdditiveLines()
    {
        if (Members.Count > 2)
        {
            for (int area = 0; area < Areas.Count; area++)
            {
                yield return [.. Enumerable.Range(0, Members.Count).Select(member => (area, member))];
            }
        }

        if (Areas.Count > 2)
        {
            for (int member = 0; member < Members.Count; member++)
            {
                yield return [.. Enumerable.Range(0, Areas.Count).Select(area => (area, member))];
            }
        }
    }
}
