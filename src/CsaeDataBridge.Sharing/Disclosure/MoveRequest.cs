namespace CsaeDataBridge.Sharing;

/// <summary>What a second table is to look like.</summary>
/// <param name="Target">The count that must differ.</param>
/// <param name="Change">By how much.</param>
internal sealed record MoveRequest(int Target, long Change)
{
    /// <summary>A count that must not differ, as somebody knows it; -1 for none.</summary>
    public int Held { get; init; } = -1;

    /// <summary>Whether every small count stays small, so that it helps nobody to know which ones are.</summary>
    public bool KeepsSmall { get; init; }

    /// <summary>Whether counts that are shown may be hidden for it, at their cost.</summary>
    public bool MayHide { get; init; }

    /// <summary>Whether counts that are shown may differ without another number being shown for them: published as they are rounded, they say no more.</summary>
    public bool WithinRounding { get; init; }

    /// <summary>How long to look. What needs many pivots to keep others shown is seldom to be had.</summary>
    public int MostPivots { get; init; } = 4_000;

    /// <summary>Counts that it had better leave alone.</summary>
    public IReadOnlySet<int> Avoid { get; init; } = new HashSet<int>();
}
