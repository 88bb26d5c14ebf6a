namespace CsaeDataBridge.Extracts;

/// <summary>A file at the other end.</summary>
/// <param name="Name">Its name in the inbox.</param>
/// <param name="Address">Where the source has it.</param>
/// <param name="Size">Bytes; null when the source does not say.</param>
/// <param name="Changed">When it was last written, in seconds since 1970; null when the source does not say.</param>
/// <param name="Tag">The source's own mark of this content; null when it has none.</param>
internal sealed record RemoteFile(string Name, string Address, long? Size, long? Changed, string? Tag);
