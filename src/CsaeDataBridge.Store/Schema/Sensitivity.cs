namespace CsaeDataBridge.Store;

/// <summary>How much a column's values say about a person.</summary>
public enum Sensitivity
{
    /// <summary>Nothing about a person: numbers of loads, feeds, rules.</summary>
    Admin,

    /// <summary>A keyed hash in place of an identifier.</summary>
    Pseudonym,

    /// <summary>Says who somebody may be when put together with other facts: dates, ages, areas.</summary>
    Quasi,

    /// <summary>Harm, health, ethnicity, sexuality, offences.</summary>
    Sensitive,

    /// <summary>Identifies a person; only in the vault.</summary>
    Direct,

    /// <summary>Encrypted, whatever it holds.</summary>
    Sealed,
}
