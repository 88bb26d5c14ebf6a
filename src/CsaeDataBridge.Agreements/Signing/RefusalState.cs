namespace CsaeDataBridge.Agreements;

/// <summary>What a decision not to share is on a day.</summary>
public enum RefusalState
{
    Standing,

    /// <summary>It stands, and nobody has looked at it by its day of review.</summary>
    Overdue,

    /// <summary>A later decision took its place.</summary>
    Replaced,

    /// <summary>Somebody took it back.</summary>
    Withdrawn,
}
