namespace CsaeDataBridge.Store;

/// <summary>What became of a delivery.</summary>
public enum LoadStatus
{
    /// <summary>In the store.</summary>
    Loaded,

    /// <summary>A check asks for a person; nothing of it is in the store.</summary>
    Paused,

    /// <summary>The agreement refuses it; nothing of it is in the store.</summary>
    Refused,

    /// <summary>It could not be read or mapped; nothing of it is in the store.</summary>
    Failed,

    /// <summary>Taken out of the current rows again.</summary>
    Withdrawn,
}
