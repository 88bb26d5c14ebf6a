namespace CsaeDataBridge.Store;

/// <summary>The decision that a merge brings into the store, for an event as it stands.</summary>
/// <param name="LoadId">The newest load that speaks of the event.</param>
/// <param name="Decision">The decision.</param>
public sealed record ReviewOrder(int LoadId, ReviewDecision Decision);
