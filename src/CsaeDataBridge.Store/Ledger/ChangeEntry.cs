namespace CsaeDataBridge.Store;

/// <summary>One change of the store that is no load.</summary>
/// <param name="Number">From the sequence that numbers loads too.</param>
/// <param name="OfLoad">The load that was withdrawn; null for other changes.</param>
/// <param name="MadeBy">Account that the program ran under.</param>
/// <param name="Reason">In the words of whoever did it; null where the program does it by itself.</param>
/// <param name="CommittedAt">UTC; later than that of every smaller number.</param>
public sealed record ChangeEntry(int Number, ChangeKind Kind, int? OfLoad, string MadeBy, string? Reason, DateTime CommittedAt);
