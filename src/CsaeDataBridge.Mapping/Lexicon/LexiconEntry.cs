namespace CsaeDataBridge.Mapping;

/// <summary>A phrase of the lexicon and what it sets; a part it does not set is null.</summary>
/// <param name="Tokens">The phrase in normal form, word by word.</param>
/// <param name="Name">The lexicon's own word for it, which is what a reading shows.</param>
/// <param name="Bare">A yes, a tick: says that there is a flag and no more.</param>
/// <param name="Noise">Says nothing, and is understood.</param>
internal sealed record LexiconEntry(
    IReadOnlyList<string> Tokens,
    string Name,
    string? Harm,
    string? Status,
    string? Precision,
    string? Role,
    string? Recency,
    string? FlagState,
    string? RiskLevel,
    string? Setting,
    string? Review,
    bool Bare,
    bool Noise);
