namespace CsaeDataBridge.Agreements;

/// <summary>An entry of a book of signatures that somebody else remembers: the book must still have it.</summary>
/// <param name="Agreement">The agreement's id.</param>
/// <param name="Version">Its version at the time.</param>
/// <param name="Sha256">The hash of what was signed.</param>
public readonly record struct RememberedEntry(string Agreement, int Version, string Sha256);
