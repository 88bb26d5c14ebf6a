namespace CsaeDataBridge.Store;

/// <summary>What a table is for, which decides the columns it has beside its own.</summary>
public enum TableKind
{
    /// <summary>Versions of events or persons, with the history columns.</summary>
    History,

    /// <summary>Rows that belong to a version of an event, with the history columns.</summary>
    Child,

    /// <summary>What each load says for itself whatever others say, with the history columns; current until the load is withdrawn.</summary>
    Statement,

    /// <summary>Supplied by configuration or by a mapping.</summary>
    Reference,

    /// <summary>Written by the linkage.</summary>
    Link,

    /// <summary>What happened to deliveries; only appended to.</summary>
    Ledger,

    /// <summary>In the vault's own file.</summary>
    Vault,
}
