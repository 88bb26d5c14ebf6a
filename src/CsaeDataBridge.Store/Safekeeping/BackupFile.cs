namespace CsaeDataBridge.Store;

/// <summary>One file of a backup.</summary>
/// <param name="Name">Its path in the backup's folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">SHA-256 of its bytes, as hexadecimal digits.</param>
/// <param name="Tables">What its tables hold.</param>
public sealed record BackupFile(string Name, long Bytes, string Sha256, IReadOnlyList<TableSum> Tables);
