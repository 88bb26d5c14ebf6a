namespace CsaeDataBridge.Store;

/// <summary>What a delivery of a feed contains.</summary>
public enum LoadKind
{
    /// <summary>Every event of its scope: what is absent is gone.</summary>
    Snapshot,

    /// <summary>New and changed events.</summary>
    Changes,

    /// <summary>New events only.</summary>
    Append,
}
