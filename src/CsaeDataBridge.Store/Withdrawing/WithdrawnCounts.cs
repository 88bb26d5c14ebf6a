namespace CsaeDataBridge.Store;

/// <summary>What a withdrawal does to one kind of thing, events or persons.</summary>
/// <param name="Removed">Not current any more.</param>
/// <param name="Returned">Current again.</param>
/// <param name="Replaced">Current as another delivery states it.</param>
public readonly record struct WithdrawnCounts(long Removed, long Returned, long Replaced);
