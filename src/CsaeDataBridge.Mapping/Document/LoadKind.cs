namespace CsaeDataBridge.Mapping;

/// <summary>What a delivery says about records that it does not hold.</summary>
public enum LoadKind
{
    /// <summary>Nothing: it holds what is new or changed.</summary>
    Changes,

    /// <summary>They are gone: it holds everything of its scope.</summary>
    Snapshot,

    /// <summary>Nothing: it holds what is new, and that never changes later.</summary>
    Append,
}
