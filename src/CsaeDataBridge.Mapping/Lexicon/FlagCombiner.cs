namespace CsaeDataBridge.Mapping;

/// <summary>Combines the words that speak of the same harms into parts.</summary>
internal static class FlagCombiner
{
    private const string NotRecorded = "not_recorded";

    /// <returns>Null when the words contradict each other.</returns>
    public static FlagReading? Combine(IReadOnlyList<LexiconEntry> cell, DateOnly? date, FlagColumn column)
    {
        LexiconEntry[] all = [.. column.Entries, .. cell];
        string[] harms = [.. cell.SelectMany(entry => entry.Harms).Distinct().OrderBy(harm => harm, StringComparer.Ordinal)];
        string[] concerns = [.. harms.Where(Harm.IsConcern)];
        if (concerns.Length == 0 && harms.Length > 0)
        {
            // Among codes, a code of another kind is an answer; as words in a flag column it may be a slip.
            return column.Code is not null || all.Any(entry => entry.Tokens.All(IsNumber)) || !harms.Contains(Harm.Other) ? NoConcern(harms, cell, all) : FlagReading.Held("words about another harm only", []);
        }

        if (concerns.Length == 0)
        {
            if (column.Harm is null || column.Unread.Count > 0)
            {
                return FlagReading.Held("neither the cell nor its column says which harm", [.. column.Unread.Select(word => $"column: {word}")]);
            }

            concerns = [column.Harm];
        }

        if (column.Scales.Count > 0 && all.All(entry => entry.Status is null && entry.RiskLevel is null && !entry.NamesConcern && !IsContext(entry)))
        {
            return FlagReading.Held("a yes or a date in a column of levels", []);
        }

        return Parts(concerns, cell, all, date);
    }

    private static FlagReading? Parts(string[] harms, IReadOnlyList<LexiconEntry> cell, LexiconEntry[] all, DateOnly? date)
    {
        // A risk level implies a status; a status that is stated beside it stands.
        LexiconEntry[] stated = [.. all.Where(entry => entry.Status is not null && entry.RiskLevel is null)];
        LexiconEntry[] decisive = stated.Length > 0 ? stated : [.. all.Where(entry => entry.Status is not null)];
        string[] statuses = [.. decisive.Select(entry => entry.Status!).Distinct()];
        string[] risks = Distinct(all, entry => entry.RiskLevel);
        string[] recencies = Distinct(all, entry => entry.Recency);
        string[] roles = [.. Distinct(all, entry => entry.Role).Where(role => role != NotRecorded)];
        string[] closing = [.. all.Where(entry => entry.Status is null).Select(entry => entry.FlagState).OfType<string>().Distinct()];
        if (statuses.Length > 1 || risks.Length > 1 || recencies.Length > 1 || closing.Length > 1
            || (roles.Contains("displayed") && harms.Any(harm => harm != "hsb")) || (roles.Contains("both") && !harms.Contains("hsb")))
        {
            return null;
        }

        bool bare = statuses.Length == 0;
        string status = bare ? "suspected" : statuses[0];
        string precision = (bare ? all : decisive).Select(entry => entry.Precision).OfType<string>().LastOrDefault() ?? (bare ? "undifferentiated" : "exact");
        string state = closing.Length == 1 ? closing[0] : Implied(all, date);
        string[] settings = [.. all.SelectMany(entry => entry.Settings).Distinct().Order(StringComparer.Ordinal)];
        string[] tags = [.. all.SelectMany(entry => entry.Tags).Distinct().Order(StringComparer.Ordinal)];
        string? review = all.Select(entry => entry.Review).OfType<string>().FirstOrDefault();
        DateOnly? started = state == "closed" ? null : date;
        var parts = new List<FlagParts>();
        foreach (string harm in harms)
        {
            string role = roles.Length switch
            {
                0 => harm == "hsb" || status == NotRecorded || all.Any(entry => entry.Role == NotRecorded) ? NotRecorded : "experienced",
                1 => roles[0],
                _ => "both",
            };
            string? question = review ?? (harm == "hsb" && role == NotRecorded && status != "ruled_out" ? "HSB without a role: harmed, displaying, or both?" : null);
            parts.Add(new FlagParts(harm, status, precision, role, recencies.FirstOrDefault() ?? NotRecorded, state, risks.FirstOrDefault() ?? NotRecorded, settings, started, bare, question) { Tags = tags });
        }

        string reading = string.Join(' ', cell.Select(entry => entry.Name).Concat(date is null ? [] : ["date"]));
        return new FlagReading(false, true, 0, parts, reading);
    }

    // Words that state a finding imply a live flag, as a yes, a tick and a date do; closing wins over both.
    private static string Implied(LexiconEntry[] all, DateOnly? date)
    {
        string[] states = Distinct(all, entry => entry.FlagState);
        return states.Contains("closed") ? "closed" : states.Length > 0 || date is not null || all.Any(entry => entry.Bare) ? "active" : NotRecorded;
    }

    // Another harm, or one that the word does not tell: understood, and no concern comes of it.
    private static FlagReading NoConcern(string[] harms, IReadOnlyList<LexiconEntry> cell, LexiconEntry[] all)
    {
        string[] tags = [.. all.SelectMany(entry => entry.Tags).Distinct().Order(StringComparer.Ordinal)];
        FlagParts part = FlagParts.Nothing(harms.Contains(Harm.Other) ? Harm.Other : Harm.Unspecified) with { Tags = tags, Role = Distinct(all, entry => entry.Role).FirstOrDefault() ?? NotRecorded, FlagState = Distinct(all, entry => entry.FlagState).FirstOrDefault() ?? NotRecorded };
        return new FlagReading(false, true, 0, [part], string.Join(' ', cell.Select(entry => entry.Name)));
    }

    private static bool IsNumber(string token) => token.All(char.IsAsciiDigit);

    private static bool IsContext(LexiconEntry entry) => entry.Settings.Count > 0 || entry.Recency is not null || entry.Role is not null || (entry.FlagState is not null && !entry.Bare);

    private static string[] Distinct(IEnumerable<LexiconEntry> entries, Func<LexiconEntry, string?> part) => [.. entries.Select(part).OfType<string>().Distinct()];
}
