namespace CsaeDataBridge.Mapping;

/// <summary>How a flag cell was read.</summary>
/// <param name="Blank">True when it says nothing; never a no.</param>
/// <param name="Understood">False when a single word was not: the row is held.</param>
/// <param name="UnreadWords">How many words were not understood.</param>
/// <param name="Parts">One entry for each harm; none when blank or not understood.</param>
/// <param name="Reading">The lexicon's own words, joined with a space; never the cell.</param>
public sealed record FlagReading(bool Blank, bool Understood, int UnreadWords, IReadOnlyList<FlagParts> Parts, string Reading)
{
    public static readonly FlagReading Nothing = Absent("not_recorded", Harm.Unspecified);

    /// <summary>The words that were not understood, in normal form. They are cell text: for whoever may see the cell.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Why the cell waits for a person; null when it does not.</summary>
    public string? Why { get; init; }

    /// <summary>The kind of blank, as parts: not_recorded or unknown, and of which harm where the column's default says so; null when not blank.</summary>
    public FlagParts? Absence { get; init; }

    /// <summary>Where each word that was understood comes from, in the order of the cell.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    internal static FlagReading Absent(string kind, string harm, bool scaled = false) => new(true, true, 0, [], "blank")
    {
        Absence = kind switch
        {
            "unknown" => FlagParts.Nothing(harm, "unknown"),
            "not_assessed" when scaled => FlagParts.Nothing(harm, riskLevel: "not_assessed"),
            _ => FlagParts.Nothing(harm),
        },
    };

    internal static FlagReading Held(string why, IReadOnlyList<string> unread, string reading = "unread") =>
        new(false, false, Math.Max(unread.Count, 1), [], reading) { Unread = unread, Why = why };
}
