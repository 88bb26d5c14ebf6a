namespace CsaeDataBridge.Mapping;

/// <summary>How a flag cell was read.</summary>
/// <param name="Blank">True when it says nothing; never a no.</param>
/// <param name="Understood">False when a single word was not: the row is held.</param>
/// <param name="UnreadWords">How many words were not understood.</param>
/// <param name="Parts">One entry for each harm; none when blank or not understood.</param>
/// <param name="Reading">The lexicon's own words, joined with a space; never the cell.</param>
public sealed record FlagReading(bool Blank, bool Understood, int UnreadWords, IReadOnlyList<FlagParts> Parts, string Reading)
{
    public static readonly FlagReading Nothing = new(true, true, 0, [], "blank");
}
