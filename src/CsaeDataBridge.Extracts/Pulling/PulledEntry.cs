namespace CsaeDataBridge.Extracts;

/// <summary>A file that was fetched, as the inbox remembers it.</summary>
/// <param name="Sha256">Of what was fetched, lower-case hexadecimal.</param>
internal sealed record PulledEntry(string Name, long? Size, long? Changed, string? Tag, string Sha256);
