namespace CsaeDataBridge.Runs;

/// <summary>What became of one delivery.</summary>
internal enum FeedStatus
{
    /// <summary>Loaded and committed now.</summary>
    Loaded,

    /// <summary>The same content under the same compiled hash was loaded before: nothing to do.</summary>
    AlreadyLoaded,

    /// <summary>A check asks for a person; nothing was applied.</summary>
    Paused,

    /// <summary>The agreement refuses it; nothing was read into the store.</summary>
    Refused,

    /// <summary>It could not be read, mapped or stored; nothing was applied.</summary>
    Failed,
}
