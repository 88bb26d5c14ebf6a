namespace CsaeDataBridge.Mapping;

/// <summary>Writes out the phrases that a pattern of the lexicon stands for: <c>(a|b)</c> is one of them, <c>{a}</c> may be left out.</summary>
internal static class PhrasePattern
{
    /// <summary>More phrases than this from one pattern is a slip of the pen.</summary>
    public const int Limit = 2000;

    /// <summary>Every phrase, in the order of the pattern.</summary>
    /// <returns>Null when brackets do not match, or the phrases are more than <see cref="Limit"/>.</returns>
    public static IReadOnlyList<string>? Expand(string pattern)
    {
        int open = pattern.AsSpan().IndexOfAny('(', '{');
        if (open < 0)
        {
            return pattern.AsSpan().IndexOfAny(')', '}') < 0 ? [pattern] : null;
        }

        int close = Close(pattern, open);
        if (close < 0)
        {
            return null;
        }

        string inside = pattern[(open + 1)..close];
        List<string> choices = [.. Choices(inside)];
        if (pattern[open] == '{')
        {
            choices.Add("");
        }

        var phrases = new List<string>();
        foreach (string choice in choices)
        {
            if (Expand($"{pattern[..open]}{choice}{pattern[(close + 1)..]}") is not { } expanded || phrases.Count + expanded.Count > Limit)
            {
                return null;
            }

            phrases.AddRange(expanded);
        }

        return phrases;
    }

    private static int Close(string pattern, int open)
    {
        int depth = 0;
        for (int at = open; at < pattern.Length; at++)
        {
            depth += pattern[at] is '(' or '{' ? 1 : pattern[at] is ')' or '}' ? -1 : 0;
            if (depth == 0)
            {
                return (pattern[open], pattern[at]) is ('(', ')') or ('{', '}') ? at : -1;
            }
        }

        return -1;
    }

    private static IEnumerable<string> Choices(string inside)
    {
        int depth = 0;
        int start = 0;
        for (int at = 0; at < inside.Length; at++)
        {
            depth += inside[at] is '(' or '{' ? 1 : inside[at] is ')' or '}' ? -1 : 0;
            if (depth == 0 && inside[at] == '|')
            {
                yield return inside[start..at];
                start = at + 1;
            }
        }

        yield return inside[start..];
    }
}
