using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>The words of one vocabulary: blanks, phrases, named scales, and what its columns are about.</summary>
internal sealed class LexiconSource
{
    /// <summary>The vocabulary's name; "" for the words that every source has.</summary>
    public required string Name { get; init; }

    /// <summary>How extracts name agencies of this kind, in normal form.</summary>
    public IReadOnlyList<string> Agencies { get; init; } = [];

    /// <summary>Whole cells in normal form that say nothing, and the kind of nothing.</summary>
    public Dictionary<string, string> Blank { get; } = new(StringComparer.Ordinal);

    public LexiconIndex Words { get; } = new();

    public Dictionary<string, LexiconIndex> Scales { get; } = new(StringComparer.Ordinal);

    /// <summary>Words of column headers.</summary>
    public LexiconIndex Columns { get; } = new();

    /// <summary>These words before the common ones.</summary>
    /// <param name="common">The words that every source has.</param>
    /// <param name="issues">Gets a word that says something else than the common one without saying so.</param>
    public LexiconSource Over(LexiconSource common, ICollection<Issue> issues)
    {
        var merged = new LexiconSource { Name = Name, Agencies = Agencies };
        foreach ((string cell, string kind) in common.Blank.Concat(Blank))
        {
            merged.Blank[cell] = kind;
        }

        Merge(Words, common.Words, merged.Words, issues);
        Merge(Columns, common.Columns, merged.Columns, issues);
        foreach ((string name, LexiconIndex scale) in Scales.Concat(common.Scales.Where(scale => !Scales.ContainsKey(scale.Key))))
        {
            merged.Scales[name] = scale;
        }

        foreach (LexiconEntry column in merged.Columns.Entries)
        {
            foreach (string scale in column.Scales.Where(scale => !merged.Scales.ContainsKey(scale)))
            {
                issues.Add(Issue.Error(MappingCodes.UnknownLexicon, column.Place, $"the scale '{scale}', which the lexicon does not have", $"one of {string.Join(", ", merged.Scales.Keys.Order(StringComparer.Ordinal))}", "correct the name, or add the scale"));
            }
        }

        return merged;
    }

    /// <summary>The longest phrase that starts at a word; a scale's words come before the others.</summary>
    public LexiconEntry? Longest(IReadOnlyList<string> tokens, int at, IReadOnlyList<string> scales, bool onlyScales)
    {
        LexiconEntry? best = null;
        foreach (string scale in scales)
        {
            if (Scales.TryGetValue(scale, out LexiconIndex? words) && words.Longest(tokens, at) is { } found && found.Tokens.Count > (best?.Tokens.Count ?? 0))
            {
                best = found;
            }
        }

        // A column of codes has no words but those for nothing: a list of codes may hold null.
        return Words.Longest(tokens, at) is not { } word || word.Tokens.Count <= (best?.Tokens.Count ?? 0) || (onlyScales && word.Blank is null) ? best : word;
    }

    private static void Merge(LexiconIndex own, LexiconIndex common, LexiconIndex merged, ICollection<Issue> issues)
    {
        foreach (LexiconEntry entry in own.Entries)
        {
            merged.Add(entry);
        }

        foreach (LexiconEntry entry in common.Entries)
        {
            if (merged.Add(entry) is { Instead: false } other)
            {
                issues.Add(Issue.Error(MappingCodes.LexiconConflict, other.Place, $"the phrase '{string.Join(' ', other.Tokens)}', which {entry.Place} has for every source", "each phrase once, or 'instead: true' where this source means something else", "remove one of the two, or add 'instead: true' here"));
            }
        }
    }
}
