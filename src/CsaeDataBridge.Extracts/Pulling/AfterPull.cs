namespace CsaeDataBridge.Extracts;

/// <summary>What becomes of a file at the other end once it lies whole in the inbox.</summary>
public enum AfterPull
{
    Keep,

    /// <summary>Moved to another folder there.</summary>
    Move,

    Delete,
}
