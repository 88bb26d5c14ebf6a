namespace CsaeDataBridge.Store;

/// <summary>What is checked.</summary>
public enum CheckScope
{
    /// <summary>A delivery, before it is merged.</summary>
    Load,

    /// <summary>The store.</summary>
    Store,
}
