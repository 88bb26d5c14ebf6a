using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>A phrase of the lexicon and what it sets; a part it does not set is null or empty.</summary>
internal sealed record LexiconEntry
{
    /// <summary>The phrase in normal form, word by word.</summary>
    public required IReadOnlyList<string> Tokens { get; init; }

    /// <summary>The lexicon's own word for it, which is what a reading shows.</summary>
    public required string Name { get; init; }

    /// <summary>Who uses the phrase so, or where it was found.</summary>
    public required string Source { get; init; }

    public required Place Place { get; init; }

    /// <summary>csa, cse, hsb; or other and unspecified, which are no concern of ours.</summary>
    public IReadOnlyList<string> Harms { get; init; } = [];

    public string? Status { get; init; }

    public string? Precision { get; init; }

    public string? Role { get; init; }

    public string? Recency { get; init; }

    public string? FlagState { get; init; }

    public string? RiskLevel { get; init; }

    public IReadOnlyList<string> Settings { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The question that the phrase leaves to a person, though it is read; null when it leaves none.</summary>
    public string? Review { get; init; }

    /// <summary>Why a cell with this phrase is never read, though the phrase is known; null when it is.</summary>
    public string? Hold { get; init; }

    /// <summary>A yes, a tick: says that there is a flag and no more.</summary>
    public bool Bare { get; init; }

    /// <summary>Says nothing, and is understood.</summary>
    public bool Noise { get; init; }

    /// <summary>The kind of blank that the phrase is inside a cell: not_recorded, unknown, not_assessed or unticked.</summary>
    public string? Blank { get; init; }

    /// <summary>Means this only in a cell of its own, or beside the word that it is the code of: 1 - Yes.</summary>
    public bool Alone { get; init; }

    /// <summary>Column words: the named scales of such a column.</summary>
    public IReadOnlyList<string> Scales { get; init; } = [];

    /// <summary>Column words: the code system that its cells are brought into; null when they are words.</summary>
    public string? Code { get; init; }

    /// <summary>Replaces a common word on purpose.</summary>
    public bool Instead { get; init; }

    /// <summary>True when the phrase speaks of a harm that is ours.</summary>
    public bool NamesConcern => Harms.Any(Harm.IsConcern);
}
