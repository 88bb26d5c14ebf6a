using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Sharing;

/// <summary>Makes counts safe to publish within one table: small ones hidden, a second one where a single one could be worked out, the rest rounded.</summary>
/// <remarks>
/// Works table by table: it does not look at what other tables and earlier releases give away. Rule: the profile of the agreement.
/// </remarks>
internal static class DisclosureControl
{
    /// <summary>Which cells are hidden.</summary>
    /// <returns>By area and member, true where the count must not be shown.</returns>
    public static bool[,] Hide(CountGrid grid, DisclosureProfile profile)
    {
        bool[,] hidden = new bool[grid.Areas.Count, grid.Members.Count];
        for (int area = 0; area < grid.Areas.Count; area++)
        {
            for (int member = 0; member < grid.Members.Count; member++)
            {
                hidden[area, member] = IsSmall(grid[area, member], profile);
            }
        }

        IReadOnlyList<(int Area, int Member)>[] lines = [.. grid.AdditiveLines()];
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (IReadOnlyList<(int Area, int Member)> line in lines)
            {
                if (line.Count(cell => hidden[cell.Area, cell.Member]) == 1)
                {
                    (int area, int member) = SmallestShown(grid, line, hidden);
                    hidden[area, member] = true;
                    changed = true;
                }
            }
        }

        return hidden;
    }

    /// <summary>A count as published.</summary>
    /// <returns>The nearest multiple of the profile's base, halves away from zero.</returns>
    public static decimal Round(long count, DisclosureProfile profile) =>
        Math.Round((decimal)count / profile.RoundingBase, MidpointRounding.AwayFromZero) * profile.RoundingBase;

    private static bool IsSmall(long count, DisclosureProfile profile) => count >= profile.SuppressFrom && count <= profile.SuppressTo;

    // A zero is the last choice: hiding it protects little, as it is often known. A total is the last of its line.
    private static (int Area, int Member) SmallestShown(CountGrid grid, IReadOnlyList<(int Area, int Member)> line, bool[,] hidden) =>
        line.Select((cell, place) => (cell, place))
            .Where(choice => !hidden[choice.cell.Area, choice.cell.Member])
            .OrderBy(choice => choice.place == line.Count - 1)
            .ThenBy(choice => grid[choice.cell.Area, choice.cell.Member] == 0)
            .ThenBy(choice => grid[choice.cell.Area, choice.cell.Member])
            .ThenBy(choice => choice.place)
            .First().cell;
}
