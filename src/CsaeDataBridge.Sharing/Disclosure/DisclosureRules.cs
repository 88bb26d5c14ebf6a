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

    /// <summary>Whether somebody may know which markers stand for small counts, as two markers would tell.</summary>
    public bool MarkersMayBeKnown { get; init; } = true;

    /// <summary>Pivots times rows that one joined set of counts may cost, minutes; then what is not proved safe is refused. No clock: the same release is the same everywhere.</summary>
    public long MostWork { get; init; } = 12_000_000_000;

    /// <summary>Pivots times rows that go into showing again what need not be hidden, each time that it is tried.</summary>
    public long WorkToSpare { get; init; } = 600_000_000;

    /// <summary>All that a shown count can be, as it is rounded; the count alone where it is not.</summary>
    public (long Low, long High) ShownAs(long count) => Rounds ? PublishedRange.Of(DisclosureRounding.Of(count, this), Profile) : (count, count);

    public bool IsSmall(long count) => count >= Profile.SuppressFrom && count <= Profile.SuppressTo;
}
