namespace CsaeDataBridge.Mapping;

/// <summary>A key of the mapping language.</summary>
/// <param name="Value">What it takes, in the words of language.yaml; null when it takes one of <paramref name="Words"/>.</param>
/// <param name="Words">The only words it takes; empty when it takes others.</param>
/// <param name="About">What it says, in a sentence or two.</param>
/// <param name="Example">How it is written; null when the sentence says enough.</param>
internal sealed record LanguageKey(string Name, bool Required, string? Value, IReadOnlyList<string> Words, string About, string? Example);
