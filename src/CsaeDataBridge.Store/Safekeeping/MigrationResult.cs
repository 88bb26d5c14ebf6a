namespace CsaeDataBridge.Store;

/// <summary>What a migration did.</summary>
/// <param name="From">The schema's version before.</param>
/// <param name="To">The version now.</param>
/// <param name="Backup">Path of the backup that was taken first.</param>
/// <param name="Rows">Rows of all tables, each the same as before.</param>
public sealed record MigrationResult(int From, int To, string Backup, long Rows);
