namespace CsaeDataBridge.Store;

/// <summary>What a merge did.</summary>
/// <param name="Load">The ledger's row.</param>
/// <param name="AlreadyLoaded">True when this content under this mapping was in the store before: nothing was written.</param>
public sealed record MergeResult(LoadEntry Load, bool AlreadyLoaded);
