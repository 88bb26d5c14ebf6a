namespace CsaeDataBridge.Issues;

/// <summary>A map of a language that people write in YAML: the keys that may stand in it.</summary>
/// <param name="Columns">event or person, as the language names them, whose columns are its keys too; null for others.</param>
/// <param name="Fields">The shape of the value under any key, where the keys are the author's own names; null for others.</param>
public sealed record LanguageShape(string Name, string Title, string? About, string? Columns, string? Fields, IReadOnlyList<LanguageKey> Keys);
