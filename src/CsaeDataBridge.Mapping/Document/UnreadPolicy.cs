namespace CsaeDataBridge.Mapping;

/// <summary>What happens to a cell that cannot be understood; never dropped in silence.</summary>
public enum UnreadPolicy
{
    /// <summary>The row waits for a person.</summary>
    Hold,

    /// <summary>The value is stored as unknown.</summary>
    Unknown,

    /// <summary>The cell counts as blank; the spelling is listed as unmapped.</summary>
    Ignore,
}
