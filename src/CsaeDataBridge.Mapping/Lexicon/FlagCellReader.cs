using System.Text.RegularExpressions;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Mapping;

/// <summary>Reads one cell: blanks, then the date, then words from the left, longest phrase first.</summary>
internal static partial class FlagCellReader
{
    public static FlagReading Read(string cell, FlagColumn column, LexiconSource vocabulary)
    {
        string normal = DamagedText.Dashes(NormalForm.Of(DamagedText.Repair(cell)));
        if (normal.Length == 0)
        {
            return FlagReading.Nothing;
        }

        // A tick of a symbol font arrives as one accented letter, which the normal form would turn into another letter.
        if (cell.Where(char.IsLetterOrDigit).Take(2).ToArray() is [> '\u007F' and <= '\u00FF'])
        {
            return FlagReading.Held("one accented letter may be the tick or the cross of a symbol font", [normal]);
        }

        if ((Blank(normal, column, vocabulary) ?? Blank(normal.Trim(' ', '.', ',', ';', ':', '"'), column, vocabulary)) is { } blank)
        {
            return blank;
        }

        string text = column.Code == "home_office" ? HomeOfficeCode.Normal(normal) : Boxes(normal);
        DateOnly? date = column.Code == "home_office" ? null : FlagTokens.TakeDate(text, out text);
        IReadOnlyList<string> tokens = FlagTokens.Split(text);
        if (tokens.Count == 0 && (date is null || FlagTokens.IsSystemDefault(date.Value)))
        {
            return FlagReading.Nothing;
        }

        // A word for nothing with a date says nothing on that day; a no with a date may be a finding.
        string squeezed = string.Join(' ', tokens.Where(token => token != "/"));
        if ((date is null || vocabulary.Blank.GetValueOrDefault(squeezed) != "unticked") && Blank(squeezed, column, vocabulary) is { } nothing)
        {
            return nothing;
        }

        if (tokens.All(token => token == "?") && date is null)
        {
            return FlagReading.Held("a question mark alone may be a doubt, or a tick that was lost", []);
        }

        if (column.Hold is { } why)
        {
            return FlagReading.Held(why, []);
        }

        if (date is { } day && FlagTokens.IsSystemDefault(day))
        {
            return FlagReading.Held("a date that systems write by default beside words", []);
        }

        return Words(tokens, FlagTokens.Segments(text), date, column, vocabulary);
    }

    private static FlagReading? Blank(string normal, FlagColumn column, LexiconSource vocabulary) =>
        vocabulary.Blank.TryGetValue(normal, out string? kind)
            ? FlagReading.Absent(kind, column.HarmOfBlank(kind), column.Scales.Count > 0)
            : null;

    private static FlagReading Words(IReadOnlyList<string> tokens, IReadOnlyList<int> segments, DateOnly? date, FlagColumn column, LexiconSource vocabulary)
    {
        var found = new List<FoundWord>();
        var unread = new List<string>();
        bool either = false;
        for (int at = 0; at < tokens.Count;)
        {
            if (vocabulary.Longest(tokens, at, column.Scales, column.Code is not null) is { } entry)
            {
                found.Add(new FoundWord(entry, segments[at], either));
                at += entry.Tokens.Count;
                either = false;
            }
            else if (tokens[at] == "/" && found.Count > 0)
            {
                either = true;
                at++;
            }
            else
            {
                unread.Add(tokens[at++]);
                either = false;
            }
        }

        if (found.Select(word => word.Entry.Hold).OfType<string>().FirstOrDefault() is { } why)
        {
            return FlagReading.Held(why, unread);
        }

        if (unread.Count > 0)
        {
            return FlagReading.Held("words that the lexicon does not know", unread);
        }

        return FlagParser.Read(found, date, column);
    }

    // Boxes on a form: each label with its own box, before it or after it; a label whose box is empty was not chosen.
    private static string Boxes(string normal)
    {
        string marked = Box().Replace(normal, match => match.Groups["tick"].Success ? " ☑ " : " ☐ ").Trim();
        if (marked.AsSpan().IndexOfAny('☑', '☐') < 0 || marked is "☑" or "☐")
        {
            return marked;
        }

        string[] boxes = [.. marked.Where(character => character is '☑' or '☐').Select(box => box == '☑' ? "y" : "n")];
        string[] labels = [.. marked.Split('☑', '☐').Select(label => FlagTokens.Split(label).Count == 0 ? "" : label.Trim(' ', ',', ';', '.', ':', '|', '"', '-'))];
        string[] own = labels[0].Length == 0 ? labels[1..] : labels[..^1];
        bool paired = own.Length == boxes.Length && own.All(label => label.Length > 0) && (labels[0].Length == 0 || labels[^1].Length == 0);
        return paired ? string.Join("; ", own.Zip(boxes, (label, box) => $"{label} {box}")) : marked;
    }

    [GeneratedRegex(@"(?:(?<tick>\[\s*[x✓✔y☑]\s*\]|☑)|\[\s*\]|☐)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Box();
}
