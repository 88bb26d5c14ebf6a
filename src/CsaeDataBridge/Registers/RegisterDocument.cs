namespace CsaeDataBridge.Registers;

/// <summary>A document that is made from agreements alone.</summary>
/// <param name="File">The file's name without its kind.</param>
/// <param name="Title">What it is.</param>
/// <param name="About">What it is for and which rule asks for it.</param>
/// <param name="Tables">Its tables in order.</param>
internal sealed record RegisterDocument(string File, string Title, string About, IReadOnlyList<RegisterTable> Tables);
