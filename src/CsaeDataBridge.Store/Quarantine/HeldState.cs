namespace CsaeDataBridge.Store;

/// <summary>What has become of a held row.</summary>
public enum HeldState
{
    /// <summary>It waits.</summary>
    Waiting,

    /// <summary>It was mapped again and let in.</summary>
    Replayed,

    /// <summary>It was let in without the cell that held it.</summary>
    Released,

    /// <summary>A person left it out for good.</summary>
    GivenUp,

    /// <summary>Its delivery was loaded again; the row has its fate there.</summary>
    LoadedAgain,

    /// <summary>Its load was withdrawn.</summary>
    Withdrawn,
}
