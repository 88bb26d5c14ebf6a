namespace CsaeDataBridge.Mapping;

/// <summary>How a reading compares with what a person says the cell means.</summary>
public enum FlagVerdict
{
    /// <summary>All nine parts as expected.</summary>
    Right,

    /// <summary>Left to a person.</summary>
    Held,

    /// <summary>Read, and a part is not as expected.</summary>
    Wrong,
}
