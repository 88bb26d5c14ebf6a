namespace CsaeDataBridge.Mapping;

/// <summary>Puts the parts together that the words of a cell set; what contradicts itself is not understood.</summary>
internal static class FlagParser
{
    private const string Contradiction = "words that contradict each other";

    public static FlagReading Read(IReadOnlyList<FoundWord> found, DateOnly? date, FlagColumn column)
    {
        if (Alternatives(found))
        {
            return FlagReading.Held("a slash between two kinds of harm may mean 'or'", []);
        }

        if (found.Any(word => word.Entry.Alone) && (date is not null || found.Any(word => !word.Entry.Bare && word.Entry.Blank is null)))
        {
            return FlagReading.Held("a letter or a figure beside words: a code, a level or a count?", []);
        }

        // The parts of a list, each with what it says; a part that says no more than null is no part.
        List<LexiconEntry[]> parts = [.. found.GroupBy(word => word.Segment, word => word.Entry).Select(group => group.ToArray())];
        parts.RemoveAll(part => part.All(entry => entry.Noise));
        if (parts.Count > 1)
        {
            parts.RemoveAll(part => part.All(entry => entry.Tokens is ["null"]));
        }

        if (parts.Count == 0 && date is null)
        {
            return FlagReading.Held("words that say nothing by themselves", []);
        }

        List<LexiconEntry[]> absent = [.. parts.Where(part => part.Any(entry => entry.Blank is not null))];
        // "CSE, no" is no list of a flag and a blank: a word for nothing among other parts belongs to a harm, or it is not understood.
        if (absent.Exists(part => !IsAbsence(part) || (parts.Count > 1 && !Concerns(part).Any())) || (absent.Count > 0 && date is not null))
        {
            return FlagReading.Held("a no, or a word for nothing, inside a sentence", []);
        }

        parts = [.. parts.Where(part => !absent.Contains(part)).Select(part => part.Where(entry => !entry.Noise).ToArray())];
        if (absent.Count > 0 && parts.Count == 0)
        {
            return Absence(absent, column);
        }

        return Together(parts, date, column) with { Sources = [.. found.Where(word => !word.Entry.Noise).Select(word => word.Entry.Source).Distinct()] };
    }

    private static FlagReading Together(List<LexiconEntry[]> parts, DateOnly? date, FlagColumn column)
    {
        // Where each part of a list names its own harm, its words are about that harm alone; other parts are about all.
        List<LexiconEntry[]> own = [.. parts.Where(part => part.Any(entry => entry.NamesConcern))];
        LexiconEntry[] shared = [.. parts.Where(part => !own.Contains(part)).SelectMany(part => part)];
        string[] harms = [.. own.SelectMany(Concerns)];
        bool split = own.Count > 1 && harms.Length == harms.Distinct().Count() && !shared.Any(entry => entry.Status is not null || entry.Role is not null || entry.Bare || entry.RiskLevel is not null);
        if (!split)
        {
            return FlagCombiner.Combine([.. parts.SelectMany(part => part)], date, column) ?? FlagReading.Held(Contradiction, [], "contradiction");
        }

        FlagReading?[] readings = [.. own.Select(part => FlagCombiner.Combine([.. part, .. shared], date, column))];
        return Array.Find(readings, reading => reading is { Understood: false }) is { } held
            ? held
            : Array.Exists(readings, reading => reading is null)
                ? FlagReading.Held(Contradiction, [], "contradiction")
                : new FlagReading(false, true, 0, [.. readings.SelectMany(reading => reading!.Parts)], string.Join(' ', readings.Select(reading => reading!.Reading)));
    }

    // A harm and then a word for nothing, and no more: CSE - not known. "No CSE" and "No concerns" are sentences that a person must read.
    private static bool IsAbsence(LexiconEntry[] part) =>
        part[^1].Blank is { } kind && part[..^1].All(entry => entry.Blank == kind || entry.Noise
            || (entry.Blank is null && entry.Harms.Count > 0 && entry.Status is null && entry.Role is null && entry.Tags.Count == 0 && entry.Settings.Count == 0))
        && part.SkipWhile(entry => entry.Blank is null).All(entry => entry.Blank is not null);

    private static FlagReading Absence(List<LexiconEntry[]> absent, FlagColumn column)
    {
        string[] kinds = [.. absent.Select(part => part[^1].Blank!).Distinct()];
        string[] harms = [.. absent.SelectMany(Concerns).Distinct()];
        if (kinds.Length > 1)
        {
            return FlagReading.Held(Contradiction, [], "contradiction");
        }

        string harm = harms.Length == 1 ? harms[0] : harms.Length == 0 ? column.HarmOfBlank(kinds[0]) : Harm.Unspecified;
        return FlagReading.Absent(kinds[0], harm, column.Scales.Count > 0);
    }

    private static IEnumerable<string> Concerns(LexiconEntry[] part) => part.SelectMany(entry => entry.Harms).Where(Harm.IsConcern).Distinct();

    // CSE/CCE is a flag that either may have set; CSE/missing is two markers.
    private static bool Alternatives(IReadOnlyList<FoundWord> found)
    {
        for (int at = 1; at < found.Count; at++)
        {
            (LexiconEntry left, LexiconEntry right) = (found[at - 1].Entry, found[at].Entry);
            if (found[at].Either && ((left.NamesConcern && IsOtherHarm(right)) || (right.NamesConcern && IsOtherHarm(left))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOtherHarm(LexiconEntry entry) => entry.Harms.Contains(Harm.Other) && entry.Tags is [] or ["CCE"];
}
