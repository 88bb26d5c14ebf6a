namespace CsaeDataBridge.Store;

/// <summary>What a check says, the gravest last.</summary>
public enum CheckOutcome
{
    /// <summary>Nothing.</summary>
    Passed,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Somebody should ask the agency.</summary>
    Warn,

    /// <summary>The load waits for a person; nothing of it is applied.</summary>
    Pause,
}
