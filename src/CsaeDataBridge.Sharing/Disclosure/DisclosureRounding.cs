namespace CsaeDataBridge.Sharing;

/// <summary>How shown counts are rounded.</summary>
internal static class DisclosureRounding
{
    /// <returns>The nearest multiple of the profile's base, halves away from zero; totals are rounded from the true total.</returns>
    public static long Of(long count, DisclosureRules rules) => rules.Rounds
        ? (count + (rules.Profile.RoundingBase / 2)) / rules.Profile.RoundingBase * rules.Profile.RoundingBase
        : count;
}
