using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Commands;

/// <summary>A profile for people, in a terminal, and for programs.</summary>
internal static class ProfileText
{
    private const int WordsShown = 12;

    public static string Of(ExtractProfile profile, IReadOnlyList<ColumnGuess> guesses)
    {
        var text = new StringBuilder();
        text.Append(Head(profile)).Append('\n');
        foreach (string choice in profile.Choices)
        {
            text.Append("  also here: ").Append(choice).Append('\n');
        }

        foreach (ColumnProfile column in profile.Columns)
        {
            text.Append('\n').Append(column.Name).Append('\n');
            foreach (string line in Lines(column, guesses.FirstOrDefault(guess => guess.Column == column.Name)))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The layout and the number of rows, in a line.</summary>
    public static string Head(ExtractProfile profile)
    {
        SourceLayout layout = profile.Layout;
        string format = layout.Format switch
        {
            SourceFormat.Workbook => $"workbook, sheet \"{layout.Sheet}\", {(layout.HeaderRows == 1 ? $"header in row {layout.HeaderRow}" : $"header in rows {layout.HeaderRow} to {layout.HeaderRow + layout.HeaderRows - 1}")}",
            SourceFormat.Xml => $"XML, records at {layout.Rows}",
            SourceFormat.Json => $"JSON, records at {layout.Rows ?? "the outermost array"}",
            SourceFormat.JsonLines => $"NDJSON, records at {layout.Rows ?? "each line"}",
            SourceFormat.FixedWidth => $"text in {profile.Encoding}; fixed widths of {string.Join(", ", layout.Widths.Select(column => column.Width))} characters",
            SourceFormat.Fhir => $"FHIR resources, {layout.View!.Resource} through a view",
            _ => $"text in {profile.Encoding}; cells separated by {FileDialect.Word(layout.Delimiter)}{(layout.HeaderRow == 1 ? "" : $", header in line {layout.HeaderRow}")}",
        };
        return $"{profile.File}: {format}; {Number(profile.Rows)} rows, {profile.Columns.Count} columns{(profile.Broken == 0 ? "" : $"; {Number(profile.Broken)} rows that cannot be split into these columns")}";
    }

    /// <summary>What there is to say about a column.</summary>
    public static IEnumerable<string> Lines(ColumnProfile column, ColumnGuess? guess)
    {
        string key = column.IsKey ? "; a key: no blank, none twice" : "";
        string longest = column.Longest == 0 ? "" : $"; {column.Shortest} to {column.Longest} characters";
        yield return $"filled {Number(column.Filled)}, blank {Number(column.Blank)}; {(column.DistinctIsExact ? "" : "more than ")}{Number(column.Distinct)} distinct{longest}{key}{(column.Repeated == 0 ? "" : $"; several values in {Number(column.Repeated)} rows")}";
        if (column.Forms.Count > 0)
        {
            yield return $"looks like {string.Join(", ", column.Forms.Take(4).Select(form => $"{Word(form.Key)} {Percent(form.Value)}"))}";
        }

        if (column.Dates.Count > 0)
        {
            yield return $"dates {string.Join(", ", column.Dates.Select(date => $"{date.Key} {Percent(date.Value)}"))}";
        }

        if (column.Values.Count > 0)
        {
            string more = column.Values.Count > WordsShown ? $", {column.Values.Count - WordsShown} more" : "";
            yield return $"{string.Join(", ", column.Values.Take(WordsShown).Select(value => $"\"{value.Key}\" {Number(value.Value)}"))}{more}";
        }

        if (column.Masked > 0)
        {
            yield return $"{Number(column.Masked)} distinct cell{(column.Masked == 1 ? " is" : "s are")} not shown, {Number(column.MaskedRows)} rows: rare, or a person's own";
        }

        yield return guess is null ? "→ no suggestion" : $"→ {guess.Target}, {guess.Read} ({guess.Score.ToString("0.00", CultureInfo.InvariantCulture)}, by {guess.Why})";
    }

    public static JsonObject Json(ExtractProfile profile, IReadOnlyList<ColumnGuess> guesses) => new()
    {
        ["file"] = profile.File,
        ["format"] = profile.Layout.Format.ToString(),
        ["encoding"] = profile.Encoding,
        ["delimiter"] = profile.Layout.Format == SourceFormat.Delimited ? (profile.Layout.Delimiter ?? ',').ToString() : null,
        ["widths"] = profile.Layout.Widths.Count == 0 ? null : new JsonArray([.. profile.Layout.Widths.Select(column => (JsonNode)column.Width)]),
        ["sheet"] = profile.Layout.Sheet,
        ["headerRow"] = profile.Layout.HeaderRow,
        ["headerRows"] = profile.Layout.HeaderRows,
        ["recordPath"] = profile.Layout.Rows,
        ["rows"] = profile.Rows,
        ["broken"] = profile.Broken,
        ["alsoHere"] = new JsonArray([.. profile.Choices.Select(choice => (JsonNode)choice)]),
        ["columns"] = new JsonArray([.. profile.Columns.Select(column => Json(column, guesses.FirstOrDefault(guess => guess.Column == column.Name)))]),
        ["exitCode"] = ExitCode.Done,
    };

    private static JsonNode Json(ColumnProfile column, ColumnGuess? guess) => new JsonObject
    {
        ["column"] = column.Name,
        ["filled"] = column.Filled,
        ["blank"] = column.Blank,
        ["distinct"] = column.Distinct,
        ["distinctIsExact"] = column.DistinctIsExact,
        ["isKey"] = column.IsKey,
        ["shortest"] = column.Shortest,
        ["longest"] = column.Longest,
        ["repeated"] = column.Repeated,
        ["forms"] = new JsonObject(column.Forms.Select(form => KeyValuePair.Create(Word(form.Key), (JsonNode?)Math.Round(form.Value, 4)))),
        ["dates"] = new JsonObject(column.Dates.Select(date => KeyValuePair.Create(date.Key, (JsonNode?)Math.Round(date.Value, 4)))),
        ["values"] = new JsonArray([.. column.Values.Select(value => (JsonNode)new JsonObject { ["value"] = value.Key, ["rows"] = value.Value })]),
        ["masked"] = column.Masked,
        ["maskedRows"] = column.MaskedRows,
        ["suggestion"] = guess is null ? null : new JsonObject { ["target"] = guess.Target, ["read"] = guess.Read, ["score"] = guess.Score, ["why"] = guess.Why },
    };

    /// <summary>A form as people call it.</summary>
    public static string Word(CellForm form) => form switch
    {
        CellForm.Instant => "date with time",
        CellForm.Whole => "whole number",
        CellForm.YesNo => "yes or no",
        CellForm.NhsNumber => "NHS number",
        CellForm.Upn => "UPN",
        CellForm.Gss => "GSS code",
        CellForm.Offence => "offence code",
        CellForm.DfeFactor => "DfE code",
        CellForm.Prose => "free text",
        _ => form.ToString().ToLowerInvariant(),
    };

    /// <summary>A number with its digits grouped.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share, from 0 to 1, in whole percent.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0}%");
}
