namespace CsaeDataBridge.Sharing;

/// <summary>What readers lose when a count is hidden.</summary>
internal static class CountCost
{
    /// <returns>1 for a zero, and slowly more the larger the count: the fewest cells first, of as many the smallest.</returns>
    public static double Of(long count) => 1 + (0.02 * Math.Log2(1 + count));
}
