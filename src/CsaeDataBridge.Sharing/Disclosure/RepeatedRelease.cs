namespace CsaeDataBridge.Sharing;

/// <summary>Protects a release of which others have earlier versions. Those are facts that cannot be unpublished.</summary>
/// <remarks>
/// The strongest promise is against somebody who knows which counts have changed since. An earlier version can leave no room for it: a first child in a line of
/// zeros was published as "none". Then the release must be safe against whoever takes all counts for corrected, and against whoever takes none for it.
/// </remarks>
internal static class RepeatedRelease
{
    /// <param name="current">The counts and equations, with what earlier versions say of counts that are the same.</param>
    /// <param name="corrected">The same without earlier versions.</param>
    /// <param name="asPublished">What anybody sees of it and of all earlier versions, and takes for the same.</param>
    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    public static SuppressionPattern Protect(CountSystem current, Func<CountSystem> corrected, Func<SuppressionPattern, CountSystem> asPublished, DisclosureRules rules, IReadOnlyList<HiddenNeed> needs, CancellationToken token)
    {
        SuppressionPattern linked = DisclosureEngine.Protect(current, rules, needs, token);
        if (linked.Unsafe.Count == 0)
        {
            return linked;
        }

        CountSystem truth = corrected();
        SuppressionPattern alone = DisclosureEngine.Protect(truth, rules, needs, token);
        return alone.Unsafe.Count > 0 ? alone : alone with { Unsafe = GivenAway.Find(truth, asPublished(alone), alone, rules, token) };
    }
}
