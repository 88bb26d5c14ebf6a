namespace CsaeDataBridge.Issues;

/// <summary>A key of a language that people write in YAML.</summary>
/// <param name="Value">What it takes, in the words that the language's file explains at its top; null when it takes only <paramref name="Words"/>.</param>
/// <param name="Words">The only words that it takes where it takes one; empty when it takes others.</param>
/// <param name="About">What it says, in a sentence or two.</param>
/// <param name="Example">How it is written; null when the sentence says enough.</param>
/// <param name="Form">The pattern that each of its texts has; null for any.</param>
public sealed record LanguageKey(string Name, bool Required, string? Value, IReadOnlyList<string> Words, string About, string? Example, string? Form);
