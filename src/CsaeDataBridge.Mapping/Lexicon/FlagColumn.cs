namespace CsaeDataBridge.Mapping;

/// <summary>What the header of a flag column tells about its cells.</summary>
public sealed record FlagColumn
{
    private FlagColumn()
    {
    }

    /// <summary>csa, cse or hsb: what the column is about when the cell does not say; null when the header does not tell.</summary>
    public string? Harm { get; private init; }

    /// <summary>The vocabulary: police, social-care, sarc, vcs, ...; "" for the common words alone.</summary>
    public string Source { get; private init; } = "";

    /// <summary>The named scales of the column.</summary>
    public IReadOnlyList<string> Scales { get; private init; } = [];

    /// <summary>Words of the header that the lexicon does not know.</summary>
    public IReadOnlyList<string> Unread { get; private init; } = [];

    /// <summary>Why no cell of the column is read without a person; null when cells are.</summary>
    public string? Hold { get; private init; }

    /// <summary>What the header sets for every cell.</summary>
    internal IReadOnlyList<LexiconEntry> Entries { get; private init; } = [];

    /// <summary>The code system of the cells; null when they are words.</summary>
    internal string? Code { get; private init; }

    /// <summary>A column as a mapping declares it.</summary>
    public static FlagColumn About(string harm, string source, string? scale = null) =>
        new() { Harm = harm, Source = source, Scales = scale is null ? [] : [scale] };

    /// <summary>What a blank of a kind is about: a box that nobody ticked, and an assessment that nobody made, are about the column's harm.</summary>
    internal string HarmOfBlank(string kind) => kind is "unticked" or "not_assessed" ? Harm ?? Mapping.Harm.Unspecified : Mapping.Harm.Unspecified;

    /// <summary>A column as its header reads.</summary>
    internal static FlagColumn Of(string source, IReadOnlyList<LexiconEntry> entries, IReadOnlyList<string> unread)
    {
        string[] harms = [.. entries.SelectMany(entry => entry.Harms).Where(Mapping.Harm.IsConcern).Distinct()];
        return new FlagColumn
        {
            Source = source,
            Harm = harms.Length == 1 ? harms[0] : null,
            Scales = [.. entries.SelectMany(entry => entry.Scales).Distinct()],
            Unread = unread,
            Hold = entries.Select(entry => entry.Hold).OfType<string>().FirstOrDefault() ?? (harms.Length > 0 && entries.Any(entry => entry.Harms.Contains(Mapping.Harm.Other)) ? "the column is about several kinds of harm" : null),
            Entries = [.. entries.Where(entry => !entry.Noise && entry.Blank is null).Select(entry => entry with { Harms = [] })],
            Code = entries.Select(entry => entry.Code).OfType<string>().FirstOrDefault(),
        };
    }
}
