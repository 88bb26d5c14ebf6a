namespace CsaeDataBridge.Mapping;

/// <summary>Phrases, found by their first word; the longest that fits wins.</summary>
internal sealed class LexiconIndex
{
    private readonly Dictionary<string, List<LexiconEntry>> byFirstWord = new(StringComparer.Ordinal);

    public IEnumerable<LexiconEntry> Entries => byFirstWord.Values.SelectMany(entries => entries);

    /// <summary>Adds a phrase.</summary>
    /// <returns>The phrase that was there already, which stays; null when it was added.</returns>
    public LexiconEntry? Add(LexiconEntry entry)
    {
        if (!byFirstWord.TryGetValue(entry.Tokens[0], out List<LexiconEntry>? entries))
        {
            byFirstWord[entry.Tokens[0]] = entries = [];
        }

        if (entries.Find(other => other.Tokens.SequenceEqual(entry.Tokens)) is { } known)
        {
            return known;
        }

        entries.Add(entry);
        return null;
    }

    /// <summary>The longest phrase that starts at a word; null when none does.</summary>
    public LexiconEntry? Longest(IReadOnlyList<string> tokens, int at)
    {
        LexiconEntry? best = null;
        foreach (LexiconEntry entry in byFirstWord.GetValueOrDefault(tokens[at]) ?? [])
        {
            if (entry.Tokens.Count > (best?.Tokens.Count ?? 0) && Fits(entry.Tokens, tokens, at))
            {
                best = entry;
            }
        }

        return best;
    }

    private static bool Fits(IReadOnlyList<string> phrase, IReadOnlyList<string> tokens, int at)
    {
        if (at + phrase.Count > tokens.Count)
        {
            return false;
        }

        for (int index = 0; index < phrase.Count; index++)
        {
            if (tokens[at + index] != phrase[index])
            {
                return false;
            }
        }

        return true;
    }
}
