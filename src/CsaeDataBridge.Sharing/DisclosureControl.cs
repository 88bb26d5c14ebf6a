using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Sharing;

/// <summary>Makes the counts of a release safe to publish: small ones hidden, a second one where a single one could be worked out from a sum, the rest rounded.</summary>
/// <remarks>
/// Looks at every sum that the release's tables declare, one sum at a time; it does not look at earlier releases or at what several sums give away together.
/// Rule: the profile of the agreement.
/// </remarks>
internal static class DisclosureControl
{
    /// <summary>Which counts are hidden.</summary>
    /// <returns>By number in the set, true where the count must not be shown. No sum has exactly one hidden count.</returns>
    public static IReadOnlyList<bool> Hide(CountSet set, DisclosureProfile profile)
    {
        bool[] hidden = [.. set.Counts.Select(count => IsSmall(count, profile))];
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (IReadOnlyList<int> sum in set.Sums.Where(sum => sum.Count(number => hidden[number]) == 1))
            {
                hidden[SmallestShown(set, sum, hidden)] = true;
                changed = true;
            }
        }

        return hidden;
    }

    /// <summary>A count as published.</summary>
    /// <returns>The nearest multiple of the profile's base, halves away from zero.</returns>
    public static decimal Round(long count, DisclosureProfile profile) =>
        Math.Round((decimal)count / profile.RoundingBase, MidpointRounding.AwayFromZero) * profile.RoundingBase;

    private static bool IsSmall(long count, DisclosureProfile profile) => count >= profile.SuppressFrom && count <= profile.SuppressTo;

    // A zero is the last choice: hiding it protects little, as it is often known. A total is the last of its sum.
    private static int SmallestShown(CountSet set, IReadOnlyList<int> sum, bool[] hidden) =>
        sum.Select((number, place) => (number, place))
            .Where(choice => !hidden[choice.number])
            .OrderBy(choice => choice.place == sum.Count - 1)
            .ThenBy(choice => set.Counts[choice.number] == 0)
            .ThenBy(choice => set.Counts[choice.number])
            .ThenBy(choice => choice.place)
            .First().number;
}
