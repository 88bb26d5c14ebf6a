using System.Globalization;
using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Sharing;

/// <summary>A count outside of any release, made safe to show on its own.</summary>
/// <param name="Shown">Zero, or a multiple of 5; null when the count is hidden.</param>
/// <remarks>Rule: docs/disclosure-control.md, 1 to 7 hidden and the rest rounded to 5. It protects single counts, not tables whose cells add up: those go through a release.</remarks>
public readonly record struct ProtectedCount(long? Shown)
{
    // Of no release, so that no agreement names a profile for it: the strict one holds.
    private static readonly DisclosureRules Rules = new(new DisclosureProfile("SDC-STRICT", 1, 7, 5, "c"));

    /// <summary>Makes a count safe.</summary>
    /// <param name="count">Rows or people. Zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static ProtectedCount Of(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new ProtectedCount(Rules.IsSmall(count) ? null : DisclosureRounding.Of(count, Rules));
    }

    /// <summary>The count, or the marker <c>c</c> that releases show in the place of a hidden one.</summary>
    public override string ToString() => Shown?.ToString(CultureInfo.InvariantCulture) ?? Rules.Profile.Marker;
}
