namespace CsaeDataBridge.Extracts;

/// <summary>How a field is staged.</summary>
public enum StageKind
{
    /// <summary>As a number per distinct cell, the cells apart.</summary>
    Cell,

    /// <summary>As the keyed hash of the reference.</summary>
    Id,

    /// <summary>As text; for direct identifiers on their way to the vault.</summary>
    Text,
}
