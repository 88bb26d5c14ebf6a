using System.Text;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Mapping;

/// <summary>Writes a draft of a mapping from what an extract holds. Every guess is marked, and nothing is written that no column says.</summary>
public static class MappingDraft
{
    private static readonly (string, string)[] EventKinds =
    [
        ("crime", "crime_report"), ("incident", "incident_report"), ("attendance", "attendance"), ("encounter", "attendance"), ("panel", "panel"), ("protection plan", "protection_plan"), ("category", "protection_plan"),
        ("assessment", "assessment"), ("flag", "flag"), ("service", "support_episode"), ("counselling", "support_episode"), ("client", "support_episode"), ("referral", "referral"), ("contact", "referral"), ("episode", "referral"), ("missing", "incident_report"),
    ];

    /// <summary>agency/feed for an extract, from the folder that it lies in and its name.</summary>
    public static string NameFor(string path)
    {
        string folder = DraftWords.Slug(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) ?? "agency").Replace('_', '-');
        return $"{folder}/{DraftFileName.Feed(Path.GetFileName(path))}";
    }

    /// <summary>The text of the draft.</summary>
    /// <param name="name">agency/feed.</param>
    /// <param name="profile">What the extract holds.</param>
    /// <param name="guesses">What its columns most likely are.</param>
    public static string Write(string name, ExtractProfile profile, IReadOnlyList<ColumnGuess> guesses)
    {
        DraftField[] fields = DraftField.All(guesses);
        var text = new StringBuilder();
        text.Append("# A draft, made from one extract. Each line marked \"guess\" is to be confirmed or corrected: see mappings/README.md.\n");
        text.Append($"mapping: {name}\nformat: 1\nversion: 0.1.0\nstatus: draft\nagreement: to-be-agreed/flow   # the agreement and the flow that let this feed in\n");
        text.Append("provenance: { owner: to be named, source_spec: to be named }\nchanges:\n  0.1.0: A draft from one extract.\n\n");
        WriteFile(text, profile);
        text.Append("load: { kind: changes }   # guess: does each delivery hold everything (snapshot), or what is new or changed (changes)?\nnew_columns: warn\nmissing_columns: stop\non_unmapped: hold\non_unreadable: hold\n\nread:\n");
        foreach (DraftField field in fields)
        {
            string column = profile.Layout.Format is SourceFormat.Xml or SourceFormat.Json or SourceFormat.JsonLines ? "path" : "column";
            text.Append($"  {field.Name}: {{ {column}: {DraftWords.Quote(field.Guess.Column)}, {field.Read}{(field.IsRequired ? ", required: true" : "")} }}   # guess {DraftWords.Number(field.Guess.Score)}, by {field.Guess.Why}\n");
        }

        foreach (ColumnProfile column in profile.Columns.Where(column => guesses.All(guess => guess.Column != column.Name)))
        {
            text.Append($"  # not read: {column.Name.ReplaceLineEndings(" ")}\n");
        }

        new DraftWriteBlock(fields, EventKind(profile, fields)).Append(text);
        return text.ToString();
    }

    private static void WriteFile(StringBuilder text, ExtractProfile profile)
    {
        (string pattern, string? date) = DraftFileName.Of(profile.File);
        SourceLayout layout = profile.Layout;
        text.Append($"file:\n  name: {DraftWords.Quote(pattern)}\n");
        string? format = layout.Format switch { SourceFormat.Workbook => "xlsx", SourceFormat.Xml => "xml", SourceFormat.Json => "json", SourceFormat.JsonLines => "ndjson", SourceFormat.FixedWidth => "fixed", SourceFormat.Fhir => "fhir", _ => null };
        text.Append(format is null ? "" : $"  format: {format}\n");
        text.Append(layout.Sheet is null ? "" : $"  sheet: {DraftWords.Quote(layout.Sheet)}\n");
        text.Append(layout.HeaderRow == 1 ? "" : $"  header_row: {Text.Of(layout.HeaderRow)}\n");
        text.Append(layout.HeaderRows == 1 ? "" : $"  header_rows: {Text.Of(layout.HeaderRows)}\n");
        text.Append(layout.Widths.Count == 0 ? "" : $"  widths: {{ {string.Join(", ", layout.Widths.Select(column => $"{DraftWords.Quote(column.Name)}: {Text.Of(column.Width)}"))} }}   # guess, by the blanks that the first lines share\n");
        text.Append(layout.Trailers.Count == 0 ? "" : $"  trailers: [{string.Join(", ", layout.Trailers.Select(DraftWords.Quote))}]   # guess: the line with the names is no row\n");
        text.Append(layout.Rows is null ? "" : $"  rows: {layout.Rows}\n");
        text.Append(date is null ? "  # as_of: the name tells no date; a feed needs one\n" : $"  as_of: {{ from: name, pattern: {DraftWords.Quote(date)} }}\n");
        text.Append(layout.Encoding is null ? "" : $"  encoding: {layout.Encoding}   # {profile.Encoding}\n");
        text.Append(layout.Delimiter is not { } delimiter ? "" : $"  delimiter: {(delimiter == '\t' ? "tab" : $"\"{delimiter}\"")}\n");
        text.Append(layout.Format is SourceFormat.Delimited or SourceFormat.FixedWidth ? "  blank: [\"\", \"-\", \"N/A\", \"NULL\"]\n" : "");
    }

    private static string EventKind(ExtractProfile profile, DraftField[] fields)
    {
        List<string> words = ColumnTerms.Shipped.Words(Path.GetFileNameWithoutExtension(profile.File));
        words.AddRange(fields.SelectMany(field => ColumnTerms.Shipped.Words(field.Guess.Column)));
        string all = $" {string.Join(' ', words)} {string.Join(' ', (profile.Layout.Rows ?? "").Split('/').SelectMany(ColumnTerms.Shipped.Words))} ";
        return EventKinds.Append(("", "referral")).First(kind => all.Contains(kind.Item1, StringComparison.Ordinal)).Item2;
    }
}
