namespace CsaeDataBridge.Store;

/// <summary>What holds a row.</summary>
public enum HeldKind
{
    /// <summary>The reader could not read the row.</summary>
    Reader,

    /// <summary>A value could not be read or is not mapped.</summary>
    Value,

    /// <summary>A rule or check holds the row.</summary>
    Rule,
}
