namespace CsaeDataBridge.Mapping;

/// <summary>A reading as one row of nine parts, in the words of flag tables that people exchange.</summary>
/// <remarks>
/// Several harms in one cell are joined with a bar. A part in which they differ has one word for each harm, in the same order.
/// HSB in which the child was harmed, or was both, is the abuse of one child by another: it is CSA too, and the setting is peer.
/// </remarks>
public sealed record FlagRow
{
    /// <summary>The names of the nine parts, in order.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["harm_type", "status", "status_precision", "role", "recency", "flag_state", "setting", "risk_level", "tags"];

    private static readonly string[] Nothing = ["", "", "", "", "", "", "", "", ""];

    private FlagRow()
    {
    }

    /// <summary>The nine parts in the order of <see cref="Names"/>; all empty when the cell is held.</summary>
    public IReadOnlyList<string> Values { get; private init; } = Nothing;

    /// <summary>True when the cell waits for a person.</summary>
    public bool Held { get; private init; }

    /// <summary>The words that were not read, joined with a semicolon; empty when all were.</summary>
    public string Unread { get; private init; } = "";

    /// <summary>Why the cell is held; empty when it is not.</summary>
    public string Why { get; private init; } = "";

    /// <summary>A reading as a row; one that leaves a question to a person is held.</summary>
    public static FlagRow From(FlagReading reading)
    {
        if (!reading.Understood)
        {
            return new FlagRow { Held = true, Unread = string.Join("; ", reading.Unread), Why = reading.Why ?? "words that contradict each other" };
        }

        if (reading.Parts.Select(part => part.Review).OfType<string>().FirstOrDefault() is { } question)
        {
            return new FlagRow { Held = true, Why = question };
        }

        IReadOnlyList<FlagParts> parts = reading.Blank ? [reading.Absence!] : [.. reading.Parts.OrderBy(part => part.Harm, StringComparer.Ordinal)];
        if (parts.All(part => part.Harm == "hsb" && part.Role is "both" or "experienced") && parts.Count == 1)
        {
            FlagParts peer = parts[0] with { Settings = [.. parts[0].Settings.Append("peer").Distinct().Order(StringComparer.Ordinal)] };
            parts = [peer with { Harm = "csa" }, peer];
        }

        return new FlagRow
        {
            Values =
            [
                string.Join('|', parts.Select(part => part.Harm.ToUpperInvariant())),
                One(parts, part => part.Status),
                One(parts, part => part.Precision),
                One(parts, part => part.Role switch { "experienced" => "victim", "displayed" => "alleged_perpetrator", var role => role }),
                One(parts, part => part.Recency == "non_recent" ? "non_current" : part.Recency),
                One(parts, part => part.FlagState),
                Together(parts.SelectMany(part => part.Settings).Select(setting => setting switch { "intrafamilial" => "intra_familial", "extrafamilial" => "extra_familial", _ => setting }), "not_recorded"),
                One(parts, part => part.RiskLevel),
                Together(parts.SelectMany(part => part.Tags), ""),
            ],
        };
    }

    private static string One(IReadOnlyList<FlagParts> parts, Func<FlagParts, string> value)
    {
        string[] values = [.. parts.Select(value)];
        return values.Distinct().Count() == 1 ? values[0] : string.Join('|', values);
    }

    private static string Together(IEnumerable<string> words, string none)
    {
        string[] values = [.. words.Distinct().Order(StringComparer.Ordinal)];
        return values.Length == 0 ? none : string.Join('|', values);
    }
}
