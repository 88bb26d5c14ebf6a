namespace CsaeDataBridge.Sharing;

/// <summary>A file of a package as it was when it was frozen.</summary>
/// <param name="Name">Relative to the package's files, with <c>/</c> between folders.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
public sealed record FrozenFile(string Name, long Size, string Sha256);
