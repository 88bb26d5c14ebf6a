namespace CsaeDataBridge.Store;

/// <summary>Where a store is and what it is for.</summary>
public sealed record StoreOptions
{
    /// <summary>The store's file; created when absent.</summary>
    public required string StorePath { get; init; }

    /// <summary>The vault's file, in a folder of its own that only its owner may open; created when absent.</summary>
    public required string VaultPath { get; init; }

    /// <summary>The key file; created with a new store.</summary>
    public required string KeyFile { get; init; }

    /// <summary>True for made-up data. It is stamped into a new store, and must agree with the stamp of an old one.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>True brings a store of an earlier version up to this one, after a backup; false refuses it.</summary>
    public bool Migrate { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Where backups lie unless another folder is named: <c>backups</c> beside the store.</summary>
    public string BackupFolder => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(StorePath))!, "backups");

    /// <summary>Account that the program runs under, for the ledger: <c>[A-Za-z0-9._-]+</c>.</summary>
    public string Operator { get; init; } = "unknown";

    /// <summary>Threads of the store's own sessions; null takes all processors.</summary>
    public int? Threads { get; init; }
}
