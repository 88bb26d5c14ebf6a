namespace CsaeDataBridge.Agreements;

/// <summary>The small-number rules of a release.</summary>
/// <param name="SuppressFrom">Smallest count that is hidden, usually 1.</param>
/// <param name="SuppressTo">Largest count that is hidden, usually 7.</param>
/// <param name="RoundingBase">Counts that are shown are rounded to a multiple of this; 1 rounds nothing.</param>
/// <param name="Marker">What stands in the place of a hidden count, one marker for every reason.</param>
public sealed record DisclosureProfile(string Id, int SuppressFrom, int SuppressTo, int RoundingBase, string Marker)
{
    /// <summary>How near a contributor's value may be told, in per cent; null where no sums are released.</summary>
    public int? DominancePercent { get; init; }

    /// <summary>How wide the range of a hidden count must be.</summary>
    public int? MinIntervalWidth { get; init; }

    /// <summary>Cells up to this count whose people could be the attackers.</summary>
    public int? InsiderCellsUpTo { get; init; }

    /// <summary>What the attacker is given: this_release, prior_releases_same_series, other_geographies.</summary>
    public IReadOnlyList<string> Includes { get; init; } = [];

    /// <summary>Whether a zero that says the same of a whole group is hidden.</summary>
    public bool SuppressGroupZeros { get; init; }
}
