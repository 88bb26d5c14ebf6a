using CsaeDataBridge.Extracts;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Returns;

/// <summary>Problems in the words of somebody who keeps records: what is wrong, and what to do about it.</summary>
internal static class ProblemWords
{
    private const int MostWords = 12;

    /// <param name="problem">The problem.</param>
    /// <param name="field">Its field; null when it is the row as a whole.</param>
    public static (string What, string Fix) Of(Problem problem, FieldDefinition? field) => problem.Kind switch
    {
        FindingKind.Question => (problem.Reason, "Settle it in your records; the next extract then answers the question."),
        FindingKind.Repeat => ("The same as an earlier row in every column that we read; it counts once", "Nothing is lost. If there are many, look at how the extract joins its tables."),
        _ when field is not null && InField(problem.Code, field) is { } words => (words.What, words.Fix + Outcome(problem.Kind, field)),
        _ => InRow(problem.Code) ?? (problem.Reason, "Look at the row in your system, correct it and send it again."),
    };

    /// <summary>A repair, or what was passed over, in words.</summary>
    public static string OfRepair(string code) => code switch
    {
        ExtractCodes.StrayQuote => "Quotes inside cells, kept as text",
        ExtractCodes.BlankCellsAtEnd => "Blank cells after the last column, left out",
        ExtractCodes.RepeatedHeader => "The header again, passed over",
        ExtractCodes.Trailer => "Trailers, passed over",
        _ => "Mended",
    };

    private static (string What, string Fix)? InField(string code, FieldDefinition field) => code switch
    {
        MappingCodes.UnmappedSpelling => ("A word that our list does not have", $"Send a word of the list, or tell us which of these it means: {Words(field)}."),
        MappingCodes.UnreadFlag => ("Words in the flag that nobody has told us the meaning of", "Tell us what the words mean, or send the flag in agreed words. A flag that is half understood could mean its opposite."),
        MappingCodes.UnreadableDate => ("Not a date as your extract writes dates", $"Send dates as {Formats(field)}."),
        MappingCodes.AmbiguousDate => ("A date that can be read in two ways", $"Send all dates in one way: {Formats(field)}."),
        MappingCodes.DateOutOfRange => ("A date before 1900, or after the day of the extract", "Correct the date in your system."),
        MappingCodes.SkippedHour => ("A time in the hour that the clocks skip in spring", "Correct the time in your system, or send times with their zone."),
        MappingCodes.UnreadableNumber => ("Not a number", $"Send a number from {field.Minimum} to {field.Maximum}, without words."),
        MappingCodes.NumberOutOfRange => ("A number that cannot be right", $"Correct it: it should be from {field.Minimum} to {field.Maximum}."),
        MappingCodes.UnreadableCode => ($"Not {CodeName(field)}", "Correct it in your system, or leave the cell blank."),
        MappingCodes.PatternNotMatched => ("Text of another shape than the column has", "Correct it in your system, or tell us that the column has changed."),
        ExtractCodes.MissingReference => ("The reference is blank, so that nothing can be counted under it", "Fill the column in every row."),
        _ => null,
    };

    private static (string What, string Fix)? InRow(string code) => code switch
    {
        ExtractCodes.RaggedRow => ("More or fewer cells than the header has", "Look for a separator or a line break inside a cell; the export should put such cells into quotes."),
        ExtractCodes.BrokenQuote => ("A quote that is not closed", "Double the quotes inside cells, or export with another program."),
        ExtractCodes.ModifiedMeaning => ("A FHIR modifierExtension, which may turn the meaning round", "Leave it out, or tell us what it means."),
        ExtractCodes.BrokenLine => ("A record that is not one whole JSON object", "Write each record whole, with every member once."),
        _ => null,
    };

    // What became of the row is part of the answer: nobody should have to guess whether a blank was counted.
    private static string Outcome(FindingKind kind, FieldDefinition field) => (kind, field.OnUnread) switch
    {
        (FindingKind.Held, _) => " The row waits until then.",
        (FindingKind.Unread, UnreadPolicy.Unknown) => " The row was taken with this as unknown.",
        (FindingKind.Unread, UnreadPolicy.Ignore) => " The row was taken without it.",
        _ => "",
    };

    private static string Words(FieldDefinition field)
    {
        string[] words = [.. field.Values!.Values.Distinct().Where(word => word != "not_recorded").Order(StringComparer.Ordinal).Select(word => word.Replace('_', ' '))];
        return words.Length <= MostWords ? string.Join(", ", words) : $"{string.Join(", ", words.Take(MostWords))} and {words.Length - MostWords} more";
    }

    private static string Formats(FieldDefinition field) => string.Join(" or ", field.Formats.Select(format => format.Text));

    private static string CodeName(FieldDefinition field) => field.CodeSystem switch
    {
        "home_office" => "a Home Office offence code, which looks like 019/07",
        "gss" => "a GSS area code, which looks like E09000001",
        "dfe_factor" => "a factor of the children in need census, which looks like 19C",
        "nhs_number" => "a valid NHS number: its check digit is wrong",
        "upn" => "a valid UPN: its check letter is wrong",
        "postcode" => "a postcode",
        _ => "a code of its list",
    };
}
