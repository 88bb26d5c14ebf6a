using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Sharing;

/// <summary>What a published cell says of the true count.</summary>
internal static class PublishedRange
{
    /// <param name="shown">The number; null where the marker stands, which says nothing.</param>
    /// <param name="markerIsSmall">Whether the marker is taken to stand for a small count.</param>
    /// <returns>The least and the most that it can be: what rounds to the number, and is not small where such a count would be hidden.</returns>
    public static (long Low, long High) Of(long? shown, DisclosureProfile profile, bool markerIsSmall = false)
    {
        if (shown is not { } number)
        {
            return markerIsSmall ? (profile.SuppressFrom, profile.SuppressTo) : (0, CountEquation.Unbounded);
        }

        // Others may not round; then the number is the count.
        if (number % profile.RoundingBase != 0)
        {
            return (number, number);
        }

        long low = Math.Max(0, number - (profile.RoundingBase / 2));
        long high = number + ((profile.RoundingBase - 1) / 2);
        return number == 0
            ? (0, Math.Min(high, profile.SuppressFrom - 1))
            : (high > profile.SuppressTo ? Math.Max(low, profile.SuppressTo + 1) : low, high);
    }
}
