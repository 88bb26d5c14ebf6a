namespace CsaeDataBridge.Store;

/// <summary>What a restore did, or would do.</summary>
/// <param name="Backup">What the backup says of itself.</param>
/// <param name="Replaced">Where the files are kept that were there before; null when there were none.</param>
/// <param name="Missing">Loads that were in the ledger before and are not in the backup's: their deliveries are to be loaded again.</param>
/// <param name="WithdrawnSince">Loads that had been withdrawn since the backup: their rows are back until they are withdrawn again.</param>
/// <param name="LastKnown">Number of the last load that is known to have been committed, although the ledger before could not be read; null when it could.</param>
public sealed record RestoreResult(
    BackupManifest Backup,
    string? Replaced,
    IReadOnlyList<LostLoad> Missing,
    IReadOnlyList<LostLoad> WithdrawnSince,
    int? LastKnown);
