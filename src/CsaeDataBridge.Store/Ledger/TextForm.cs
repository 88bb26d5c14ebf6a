namespace CsaeDataBridge.Store;

/// <summary>How a text file was read.</summary>
/// <param name="Encoding">Its encoding, in lower case, for example windows-1252.</param>
/// <param name="Delimiter">What separates its cells; null for fixed widths.</param>
/// <param name="Quote">What its cells are quoted by; null when no quote is in it.</param>
public sealed record TextForm(string Encoding, char? Delimiter, char? Quote);
