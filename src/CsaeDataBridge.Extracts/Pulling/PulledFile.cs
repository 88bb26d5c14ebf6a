using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>A file at the other end and what became of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Bytes; null when the source does not say.</param>
/// <param name="State">What became of it.</param>
/// <param name="Issue">What is wrong with it, or with moving or deleting it at the other end; null when nothing is.</param>
public sealed record PulledFile(string Name, long? Size, PullState State, Issue? Issue = null);
