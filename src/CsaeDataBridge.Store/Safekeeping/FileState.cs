using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>Whether a database file can be read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Fault">Why it cannot be read whole; null when it can.</param>
/// <param name="LastLoad">Number of the ledger's last load as far as it can be read; null for the vault, and when it cannot.</param>
/// <param name="LastLoadWithoutLog">The same of the file without the log that lies beside it; null when there is no log, or the file is not readable without it either.</param>
public sealed record FileState(string Path, Issue? Fault, int? LastLoad, int? LastLoadWithoutLog);
