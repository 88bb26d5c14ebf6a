namespace CsaeDataBridge.Mapping;

/// <summary>A map of the mapping language: the keys that may stand in it.</summary>
/// <param name="Columns">event or person, whose columns of the common schema are its keys; null for others.</param>
/// <param name="Fields">The shape of the value under any key, where the keys are the mapping's own fields; null for others.</param>
internal sealed record LanguageShape(string Name, string Title, string? About, string? Columns, string? Fields, IReadOnlyList<LanguageKey> Keys);
