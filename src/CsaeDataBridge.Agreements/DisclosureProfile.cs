namespace CsaeDataBridge.Agreements;

/// <summary>The small-number rules of a release.</summary>
/// <param name="SuppressFrom">Smallest count that is hidden, usually 1.</param>
/// <param name="SuppressTo">Largest count that is hidden, usually 7.</param>
/// <param name="RoundingBase">Counts that are shown are rounded to a multiple of this; 1 rounds nothing.</param>
/// <param name="Marker">What stands in the place of a hidden count, one marker for every reason.</param>
public sealed record DisclosureProfile(string Id, int SuppressFrom, int SuppressTo, int RoundingBase, string Marker);
