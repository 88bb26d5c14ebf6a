namespace CsaeDataBridge.Store;

/// <summary>What a load did to one kind of thing, events or persons.</summary>
/// <param name="New">Not current before.</param>
/// <param name="Changed">A new version took the place of the current one.</param>
/// <param name="Unchanged">Current already, with the same content; nothing written.</param>
/// <param name="Late">Older than what is known; written as history only.</param>
/// <param name="Closed">No longer in the snapshot.</param>
public readonly record struct ChangeCounts(long New, long Changed, long Unchanged, long Late, long Closed);
