using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>What can be read of a deployment, and what it can be restored from. Nothing is changed to find out.</summary>
/// <param name="Store">The store's file.</param>
/// <param name="Vault">The vault's file.</param>
/// <param name="Committed">Number of the last load known to have been committed; null when no mark says it.</param>
/// <param name="Fault">Why the store would not be opened although both files can be read: loads are missing, or the mark is damaged; null when it would.</param>
/// <param name="Sound">The newest backup that is sound; null without one.</param>
/// <param name="SoundManifest">What it says of itself.</param>
/// <param name="Damaged">Backups that are newer and not sound, with what is wrong.</param>
/// <param name="Missing">Loads of the ledger, as far as it can be read, that the sound backup does not have.</param>
/// <param name="Restored">The ledger of the sound backup.</param>
public sealed record RecoveryReport(
    FileState Store,
    FileState Vault,
    int? Committed,
    Issue? Fault,
    string? Sound,
    BackupManifest? SoundManifest,
    IReadOnlyList<(string Path, Issue Fault)> Damaged,
    IReadOnlyList<LostLoad> Missing,
    IReadOnlyList<LostLoad> Restored)
{
    /// <summary>True when nothing has to be done.</summary>
    public bool IsSound => Store.Fault is null && Vault.Fault is null && Fault is null;
}
