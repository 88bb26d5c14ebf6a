using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Sharing;

/// <summary>What the engine holds a release to. The switches are there for tests, which show that an attack succeeds without each step.</summary>
/// <param name="Profile">What is small, the rounding and the marker.</param>
internal sealed record DisclosureRules(DisclosureProfile Profile)
{
    /// <summary>Two tables that fit must differ by this much at a hidden count.</summary>
    public const int Width = 3;

    /// <summary>An insider is one of so few people in a cell, or knows them all, and so knows the cell.</summary>
    public const int InsiderCellsUpTo = 2;

    public bool HidesSmallCounts { get; init; } = true;

    public bool ProtectsWhatIsHidden { get; init; } = true;

    public bool ProtectsFromInsiders { get; init; } = true;

    public bool HidesGroups { get; init; } = true;

    public bool Rounds { get; init; } = true;

    /// <summary>Pivots that one joined set of counts may cost; then what is not proved safe is refused. No clock: the same release is the same everywhere.</summary>
    public long MostPivots { get; init; } = 400_000;

    public bool IsSmall(long count) => count >= Profile.SuppressFrom && count <= Profile.SuppressTo;
}
