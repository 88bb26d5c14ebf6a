using CsaeDataBridge.Extracts;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>Guesses what the columns of an extract are, by name and by content; each target is given to the column that fits it best.</summary>
public sealed class ColumnGuesser(ValueLists lists, FlagLexicon lexicon, CommonSchema schema)
{
    private const double Threshold = 0.5;
    private const double ByName = 0.6;
    private const int MostOwnWords = 60;
    private const int MostFormats = 3;
    private static readonly string[] Separators = [";", ",", "|"];
    private readonly ContentReader content = new(lists, lexicon, schema);
    private readonly ColumnTerms terms = ColumnTerms.Shipped;

    /// <summary>The guesses, at most one for each column, in the order of the extract.</summary>
    public IReadOnlyList<ColumnGuess> Guess(ExtractProfile profile)
    {
        var all = profile.Columns
            .SelectMany((column, index) => terms.Concepts.Select((concept, rank) => (Index: index, Concept: concept, Rank: rank, Guess: Guess(profile, column, concept))))
            .Where(found => found.Guess is not null)
            .OrderByDescending(found => found.Guess!.Score).ThenBy(found => found.Rank).ThenBy(found => found.Index);
        var columns = new SortedDictionary<int, ColumnGuess>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach ((int index, ColumnConcept concept, _, ColumnGuess? guess) in all)
        {
            bool isMany = concept.IsMany || concept.Kind == "flag";
            if (!columns.ContainsKey(index) && (isMany || !taken.Contains(concept.Target) || concept.Target == "concern") && (isMany || taken.Add($"{concept.Field}")))
            {
                taken.Add(concept.Target);
                columns.Add(index, guess!);
            }
        }

        return [.. columns.Values];
    }

    private ColumnGuess? Guess(ExtractProfile profile, ColumnProfile column, ColumnConcept concept)
    {
        double fit = Math.Min(1, terms.Fit(column.Name, concept));
        string? harm = concept.Harm;
        if (Content(profile, column, concept, fit, ref harm) is not { } found)
        {
            return null;
        }

        double score = fit == 0 ? found.Alone : (ByName * fit) + ((1 - ByName) * found.Content);
        return score < Threshold ? null : new ColumnGuess(column.Name, harm is null || concept.Kind != "flag" ? concept.Field : harm, concept.Target, found.Read, Math.Round(score, 2), fit == 0 ? "its cells" : found.Content > 0 ? "its name and its cells" : "its name")
        {
            Kind = concept.Kind,
            Harm = harm,
            Values = found.Values,
        };
    }

    // How the cells would be read, how well they fit, and how sure they alone make it. Null when they contradict the concept.
    private Found? Content(ExtractProfile profile, ColumnProfile column, ColumnConcept concept, double fit, ref string? harm)
    {
        bool isBlank = column.Filled == 0;
        switch (concept.Kind)
        {
            case "id":
                bool isKey = concept.Target != "event.ref" || column.Distinct >= 0.9 * column.Filled;
                return isBlank || fit == 0 || column.Share(CellForm.Reference) < 0.6 || column.Share(CellForm.Date) > 0.5 || !isKey ? null : new Found($"id: {(concept.Target == "event.ref" ? "event" : "person")}", 1, 0);
            case "identity":
                double form = concept.Form is { } expected ? column.Share(expected) : 1;
                return !isBlank && form < 0.5 ? null : new Found($"identity: {concept.Target.Split('.')[1]}", isBlank ? 0 : form, concept.IsTelling && form > 0.8 ? 0.55 : 0);
            case "date" or "datetime":
                return fit == 0 ? null : Dates(column, concept.Kind == "datetime", isBlank);
            case "number":
                return fit == 0 || (!isBlank && column.Share(CellForm.Whole) < 0.6) ? null : new Found($"number: {concept.Detail}", isBlank ? 0 : column.Share(CellForm.Whole), 0);
            case "code":
                return fit == 0 || (!isBlank && column.Share(concept.Form!.Value) < 0.6) ? null : new Found($"{(column.Repeated > 0 ? "repeats: true, " : "")}code: {concept.Detail}", isBlank ? 0 : column.Share(concept.Form!.Value), 0);
            case "flag":
                return Flag(column, fit, ref harm);
            case "markers":
                return fit == 0 ? null : Markers(column);
            default:
                return Values(profile, column, concept, fit);
        }
    }

    private static Found? Dates(ColumnProfile column, bool withTime, bool isBlank)
    {
        if (isBlank)
        {
            return withTime ? null : new Found("date: [dd/MM/yyyy]", 0, 0);
        }

        if (column.Share(withTime ? CellForm.Instant : CellForm.Date) < 0.6)
        {
            return null;
        }

        string[] formats = [.. column.Dates.Where(date => date.Value >= 0.01 && date.Key.Contains("HH", StringComparison.Ordinal) == withTime).Take(MostFormats).Select(date => date.Key.Contains(':', StringComparison.Ordinal) ? $"\"{date.Key}\"" : date.Key)];
        bool isShort = formats.Any(format => format.Contains("yy", StringComparison.Ordinal) && !format.Contains("yyyy", StringComparison.Ordinal));
        return new Found($"{(withTime ? "datetime" : "date")}: [{string.Join(", ", formats)}]{(isShort ? ", century: past" : "")}", column.Share(withTime ? CellForm.Instant : CellForm.Date), 0);
    }

    private Found? Flag(ColumnProfile column, double fit, ref string? harm)
    {
        if (!column.IsWords)
        {
            // A date for nearly every row stands in place of a flag: the lexicon reads dates.
            bool hasDates = column.Share(CellForm.Date) > 0.5;
            return fit > 0.7 && (column.Filled == 0 || hasDates) ? new Found($"flag: {harm}", 0, 0) : null;
        }

        (string vocabulary, string? scale, double share, string? said) = content.Flag(column, harm!);
        if (column.Values.Count > 0 && share < (fit == 0 ? 0.9 : 0.4))
        {
            return null;
        }

        if (fit == 0)
        {
            // Without a name, the cells must say the harm themselves; it is then theirs, whatever was asked.
            if (said != harm || said is not ("csa" or "cse" or "hsb"))
            {
                return null;
            }
        }

        return new Found($"flag: {harm}{(vocabulary.Length == 0 ? "" : $", lexicon: {vocabulary}")}{(scale is null ? "" : $", scale: {scale}")}", column.Values.Count == 0 ? 0.5 : share, 0.55);
    }

    private static Found? Markers(ColumnProfile column)
    {
        if (!column.IsWords)
        {
            return null;
        }

        string[] separators = [.. Separators.Where(separator => column.Values.Any(value => value.Key.Contains(separator, StringComparison.Ordinal)))];
        string[] words = [.. column.Values.SelectMany(value => separators.Length == 0 ? [value.Key] : value.Key.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(DraftWords.Slug).Distinct()];
        string own = DraftWords.OwnList(column.Values.SelectMany(value => separators.Length == 0 ? [value.Key] : value.Key.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
        string split = separators.Length == 0 ? "" : $"split: [{string.Join(", ", separators.Select(separator => $"\"{separator}\""))}], ";
        return own.Length == 0 ? null : new Found($"{split}values: {own}, on_unmapped: ignore", 1, 0) { Values = words };
    }

    private Found? Values(ExtractProfile profile, ColumnProfile column, ColumnConcept concept, double fit)
    {
        string repeats = column.Repeated > 0 || (profile.Layout.Format == SourceFormat.Fhir && concept.Target == "concern") ? "repeats: true, " : "";
        if (!column.IsWords || column.Values.Count == 0 || column.Share(CellForm.Date) > 0.5 || column.Share(CellForm.Prose) > 0.5)
        {
            // Too few cells to tell by: a name that fits well, and the list that such columns are read with.
            return column.Values.Count == 0 && (column.IsWords || column.Filled == 0) && fit > 0.7 && content.ListFor(concept) is { } known
                ? new Found($"{repeats}values: {{ use: {known} }}", 0, 0) { Values = content.ValuesOf(known) }
                : null;
        }

        // What is the same in every row of a file is about the file, not about a row.
        if (column.Distinct == 1 && column.Blank == 0 && column.Filled > 20)
        {
            return null;
        }

        if (content.List(column, concept.Lists) is { } list && (concept.Target == "concern" || content.Fits(list.Name, concept.Target) || concept.Lists.Contains(list.Name)))
        {
            return new Found($"{repeats}values: {{ use: {list.Name} }}", list.Share, concept.Lists.Count > 0 && !concept.Lists.Contains("common/yes-no") && list.Share > 0.95 && column.Distinct > 2 ? 0.5 : 0) { Values = content.ValuesOf(list.Name) };
        }

        if (fit == 0 || column.Distinct > MostOwnWords || (concept.Lists.Count > 0 && fit < 0.8))
        {
            return null;
        }

        string own = concept.Target == "concern" ? DraftWords.OwnList(column.Values.Select(value => value.Key)) : DraftWords.ToSort(column.Values.Select(value => value.Key));
        return own.Length == 0 ? null : new Found($"{repeats}values: {own}", concept.Target == "concern" ? 0.9 : 0.5, 0) { Values = concept.Target == "concern" ? [.. column.Values.Select(value => DraftWords.Slug(value.Key)).Distinct()] : [] };
    }

    private sealed record Found(string Read, double Content, double Alone)
    {
        public IReadOnlyList<string> Values { get; init; } = [];
    }
}
