namespace CsaeDataBridge.Sharing;

/// <summary>What a feed gave to the release, in counts of rows; never of people.</summary>
/// <param name="Feed">Feed id.</param>
/// <param name="Agency">The agency's name.</param>
/// <param name="LastDelivery">Business date of the newest load; null when nothing was loaded: "no data", never zero.</param>
public sealed record FeedCoverage(string Feed, string Agency, DateOnly? LastDelivery, long RowsRead, long RowsMapped, long RowsDuplicate, long RowsExcluded, long RowsHeld);
