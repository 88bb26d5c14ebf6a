using System.Text.RegularExpressions;

namespace CsaeDataBridge.Agreements;

/// <summary>Holds what people write into registers to words: short, on one line, and nothing in it that reads like a person's identifier.</summary>
/// <remarks>A name cannot be told from other words. Whoever signs the text answers for it.</remarks>
internal static partial class PlainWords
{
    public const int Longest = 300;

    /// <summary>What is wrong with a text, without the text; null when nothing is.</summary>
    public static string? Fault(string text) =>
        string.IsNullOrWhiteSpace(text) ? "nothing"
        : text.Length > Longest ? "more than 300 characters"
        : !Letters().IsMatch(text) ? "a character that words do not need"
        : FullDate().IsMatch(text) ? "a date with its day"
        : LongNumber().IsMatch(text) ? "a number of seven digits or more"
        : PostcodeOrInsurance().IsMatch(text) ? "what reads like a postcode or a National Insurance number"
        : null;

    [GeneratedRegex(@"^[\p{L}\p{M}\p{Nd} _.,;:'’()/%&+?!""–-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex(@"\d{1,4}[ ./-]\d{1,2}[ ./-]\d{2,4}|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,? \d{2,4}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FullDate();

    // NHS numbers, UPNs, crime references and telephone numbers, however they are grouped.
    [GeneratedRegex(@"\d(?:[ ./-]?\d){6,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]{2} ?(?:\d{2} ?){3}[A-D]\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PostcodeOrInsurance();
}
