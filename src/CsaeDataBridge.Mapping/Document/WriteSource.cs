using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>Where a written column comes from: a field, or a literal.</summary>
/// <param name="Field">Name of the field; null for a literal.</param>
/// <param name="Literal">The literal; null for a field.</param>
public sealed record WriteSource(string? Field, string? Literal, Place Place);
