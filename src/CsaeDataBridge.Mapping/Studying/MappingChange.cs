namespace CsaeDataBridge.Mapping;

/// <summary>One difference between two versions of a mapping.</summary>
/// <param name="Path">Where, from the root key down, for example <c>read / born / date</c>; rules, tests and list items by their name.</param>
/// <param name="Old">What stood there; null when it is new.</param>
/// <param name="New">What stands there now; null when it is gone.</param>
public sealed record MappingChange(string Path, string? Old, string? New);
