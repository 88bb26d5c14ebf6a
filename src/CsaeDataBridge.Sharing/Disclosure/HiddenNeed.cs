namespace CsaeDataBridge.Sharing;

/// <summary>A count that must be hidden.</summary>
/// <param name="Held">A count that the two tables must agree on, as a group's size is known; -1 for none.</param>
internal sealed record HiddenNeed(int Count, HideReason Reason, int Held = -1);
