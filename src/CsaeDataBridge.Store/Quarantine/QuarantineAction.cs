namespace CsaeDataBridge.Store;

/// <summary>What a person does with a held row.</summary>
public enum QuarantineAction
{
    /// <summary>Looks at its cells.</summary>
    Shown,

    /// <summary>Has it mapped again; it is let in.</summary>
    Replayed,

    /// <summary>Lets it in without the cell that held it.</summary>
    Released,

    /// <summary>Leaves it out for good; it stays counted as held.</summary>
    GivenUp,
}
