using CsaeDataBridge.Extracts;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>What a column's cells say about it: which value list knows them, which vocabulary reads them as flags.</summary>
internal sealed class ContentReader(ValueLists lists, FlagLexicon lexicon, CommonSchema schema)
{
    private const double Enough = 0.8;

    /// <summary>The shared list that knows the most of a column's cells, and which share of the rows shown; null when none knows enough.</summary>
    public (string Name, double Share)? List(ColumnProfile column, IReadOnlyList<string> prefixes)
    {
        long rows = column.Values.Sum(value => value.Value);
        if (rows == 0)
        {
            return null;
        }

        (string Name, double Share) best = lists.Names
            .Where(name => prefixes.Count == 0 || prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(name => (Name: name, Share: (double)column.Values.Where(value => lists.Find(name)!.ContainsKey(NormalForm.Of(value.Key))).Sum(value => value.Value) / rows))
            .OrderByDescending(list => list.Share)
            .FirstOrDefault();
        return best.Share >= Enough ? best : null;
    }

    /// <summary>The first list that a concept's columns are read with; null when none fits its target.</summary>
    public string? ListFor(ColumnConcept concept) => concept.Lists
        .SelectMany(prefix => lists.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        .FirstOrDefault(name => concept.Target == "concern" || Fits(name, concept.Target));

    /// <summary>Whether every value of a list may stand in a column of the common schema.</summary>
    public bool Fits(string list, string target)
    {
        SchemaColumn? column = Column(target);
        return column is not null && lists.Find(list)!.Values.Distinct().All(value =>
            value is CommonSchema.Unknown or CommonSchema.NotRecorded
            || (value != "no" && (column.Codes.Count > 0 ? column.HasCode(value) : column.Form is { } form && System.Text.RegularExpressions.Regex.IsMatch(value, $"^(?:{form})$", System.Text.RegularExpressions.RegexOptions.CultureInvariant | System.Text.RegularExpressions.RegexOptions.NonBacktracking))));
    }

    /// <summary>The values of a shared list.</summary>
    public IReadOnlyList<string> ValuesOf(string list) => [.. lists.Find(list)!.Values.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The column of the common schema that a target names; null when it names none.</summary>
    public SchemaColumn? Column(string target)
    {
        string[] parts = target.Split('.');
        return parts.Length != 2 ? null : parts switch
        {
            ["person", "age_at_event"] => schema["event_person"].Column(parts[1]),
            ["person", _] => schema["person"].Column(parts[1]) ?? schema.Vault("person").Column(parts[1]),
            _ => schema[parts[0]].Column(parts[1]),
        };
    }

    /// <summary>The vocabulary and scale that read the most of a column's cells as flags: the share of rows understood, and of those that say something, what about.</summary>
    public (string Lexicon, string? Scale, double Share, string? Harm) Flag(ColumnProfile column, string harm)
    {
        (string Lexicon, string? Scale, double Share, string? Harm) best = ("", null, -1, null);
        foreach (string vocabulary in lexicon.Vocabularies.Prepend(""))
        {
            foreach (string? scale in lexicon.Scales(vocabulary).Cast<string?>().Prepend(null))
            {
                (double share, string? found) = Read(column, harm, vocabulary, scale);
                if (share > best.Share + 0.001)
                {
                    best = (vocabulary, scale, share, found);
                }
            }
        }

        return best;
    }

    private (double Share, string? Harm) Read(ColumnProfile column, string harm, string vocabulary, string? scale)
    {
        long rows = 0;
        long understood = 0;
        var harms = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach ((string cell, long count) in column.Values)
        {
            FlagReading reading = lexicon.Read(cell, harm, vocabulary, scale);
            rows += count;
            understood += reading.Understood ? count : 0;
            foreach (FlagParts part in reading.Parts.Where(part => !part.Bare && cell.Length > 1))
            {
                harms[part.Harm] = harms.GetValueOrDefault(part.Harm) + count;
            }
        }

        return (rows == 0 ? 0 : (double)understood / rows, harms.Count == 0 ? null : harms.MaxBy(pair => pair.Value).Key);
    }
}
