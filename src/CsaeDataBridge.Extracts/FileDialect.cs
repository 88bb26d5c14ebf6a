using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>How a text file is written. Its bytes tell it; a mapping decides how it is read, and is held against them.</summary>
/// <param name="Encoding">As bytes tell it, utf-8, utf-16 or windows-1252, which has nearly every byte.</param>
/// <param name="Why">What its bytes say of the encoding.</param>
/// <param name="Delimiter">What cuts the first lines into the same number of cells, a comma when nothing does; null for fixed widths.</param>
/// <param name="Quote">What the header's cells are quoted by, or what stands anywhere in the file; null when no quote does.</param>
public sealed record FileDialect(string Encoding, string Why, char? Delimiter, char? Quote)
{
    private const int LinesLookedAt = 500;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>True when every byte is ASCII, which most encodings share.</summary>
    internal bool IsAscii { get; private init; }

    internal static FileDialect Of(Delivery delivery)
    {
        (string encoding, string why) = EncodingOf(delivery);
        string[] lines = [.. Lines(delivery, encoding).Where(IsFilled)];
        char delimiter = DelimiterOf(lines);
        bool apostrophes = lines.Length > 0 && lines[0].Split(delimiter) is { Length: > 1 } cells && cells.All(cell => cell.Trim() is ['\'', .., '\'']);
        return new FileDialect(encoding, why, delimiter, apostrophes ? '\'' : delivery.Look.HasQuoteByte ? '"' : null) { IsAscii = delivery.Look.IsAscii };
    }

    /// <summary>How a delivery's text is read by a mapping; null for other formats than text.</summary>
    /// <exception cref="BridgeException">EXT265, EXT266: a file of it is written otherwise than the mapping says.</exception>
    public static FileDialect? AsRead(Delivery delivery, SourceLayout layout)
    {
        if (layout.Format is not (SourceFormat.Delimited or SourceFormat.FixedWidth))
        {
            return null;
        }

        FileDialect own = Of(delivery);
        Issue[] contradictions = [.. delivery.Joined.Values.Select(file => Of(file).Contradicts(layout, file)).Prepend(own.Contradicts(layout, delivery)).OfType<Issue>()];
        return contradictions.Length > 0 ? throw new BridgeException(contradictions) : own.AsRead(layout);
    }

    /// <summary>The first lines of a file, as far as they are whole.</summary>
    internal static string[] Lines(Delivery delivery, string encoding)
    {
        string[] lines = (Encodings.Lenient(encoding) ?? System.Text.Encoding.UTF8).GetString(delivery.Look.Head).Split('\n');
        return [.. lines.Take(lines.Length > 1 && delivery.Look.HasMore ? lines.Length - 1 : lines.Length).Take(LinesLookedAt).Select(line => line.TrimEnd('\r'))];
    }

    /// <summary>What a mapping would read wrongly; null when the file may be what the mapping says.</summary>
    private Issue? Contradicts(SourceLayout layout, Delivery delivery)
    {
        FileDialect read = AsRead(layout);
        string stated = read.Encoding;
        bool otherEncoding = Encoding == "utf-16" ? !stated.StartsWith("utf-16", StringComparison.Ordinal) : Encoding == "utf-8" && !IsAscii && stated != "utf-8";
        if (otherEncoding)
        {
            return Issue.Error(ExtractCodes.OtherEncoding, new Place(delivery.Name), $"a file in {Encoding} ({Why})", $"a file in {stated}, as the mapping says", "ask the agency whether its extract changed for good; then correct 'encoding:' in the mapping");
        }

        if (layout.Format != SourceFormat.Delimited || Lines(delivery, Encoding) is not [_, ..] lines || layout.HeaderRow > lines.Length)
        {
            return null;
        }

        string header = lines[layout.HeaderRow - 1];
        string[] filled = [.. lines.Where(IsFilled)];
        // A list within a cell may have the other delimiter too, so that not every line need fit.
        bool otherDelimiter = read.Delimiter is { } delimiter && Delimiter is { } found && delimiter != found && !header.Contains(delimiter, StringComparison.Ordinal) && filled.Length > 1 && Cuts(header, found) is > 0 and var cuts && filled.Count(line => Cuts(line, found) == cuts) * 2 > filled.Length;
        return otherDelimiter || Quote == '\''
            ? Issue.Error(ExtractCodes.OtherDialect, new Place(delivery.Name), otherDelimiter ? $"cells separated by {Word(Delimiter)}" : "cells quoted by apostrophes", otherDelimiter ? $"cells separated by {Word(read.Delimiter)}, as the mapping says" : "cells quoted by \", or not at all", "ask the agency whether its extract changed for good; then correct 'delimiter:' in the mapping, or have it written with \"")
            : null;
    }

    /// <summary>How the file is read when its mapping is believed.</summary>
    private FileDialect AsRead(SourceLayout layout) => this with
    {
        Encoding = layout.Encoding?.ToLowerInvariant() ?? "utf-8",
        Delimiter = layout.Format == SourceFormat.Delimited ? layout.Delimiter ?? ',' : null,
    };

    /// <summary>True of a line that has more than blanks.</summary>
    internal static bool IsFilled(string line) => line.AsSpan().Trim().Length > 0;

    /// <summary>A delimiter as people call it.</summary>
    public static string Word(char? delimiter) => delimiter switch
    {
        null or ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        var other => $"'{other}'",
    };

    // A file is UTF-8 only when all of it is.
    private static (string Name, string Why) EncodingOf(Delivery delivery)
    {
        ReadOnlySpan<byte> head = delivery.Look.Head;
        return head.StartsWith(System.Text.Encoding.Unicode.Preamble) || head.StartsWith(System.Text.Encoding.BigEndianUnicode.Preamble) ? ("utf-16", "from its byte order mark")
            : head.StartsWith(System.Text.Encoding.UTF8.Preamble) ? ("utf-8", "from its byte order mark")
            : delivery.Look.IsAscii ? ("utf-8", "plain ASCII throughout")
            : delivery.Look.IsUtf8 ? ("utf-8", "every byte fits")
            : ("windows-1252", "bytes that are not UTF-8");
    }

    // The delimiter that cuts the most of the first lines into the same number of cells, more than one; of several the one with the most cells.
    private static char DelimiterOf(string[] lines)
    {
        char best = ',';
        double most = 0;
        foreach (char delimiter in Delimiters)
        {
            (int cuts, int count) = MostCuts(lines, delimiter);
            double score = count * (1 + Math.Log2(1 + cuts));
            if (score > most)
            {
                (best, most) = (delimiter, score);
            }
        }

        return best;
    }

    /// <summary>Into how many cells, less one, a delimiter cuts the most lines that it cuts, and how many lines these are.</summary>
    internal static (int Cuts, int Lines) MostCuts(IReadOnlyList<string> lines, char delimiter) => lines
        .Select(line => Cuts(line, delimiter))
        .Where(cuts => cuts > 0)
        .GroupBy(cuts => cuts)
        .Select(group => (group.Key, group.Count()))
        .OrderByDescending(group => group.Item2).ThenByDescending(group => group.Key)
        .FirstOrDefault();

    /// <summary>How often a delimiter cuts a line, quotes considered.</summary>
    internal static int Cuts(string line, char delimiter)
    {
        int cuts = 0;
        bool quoted = false;
        foreach (char letter in line)
        {
            quoted ^= letter == '"';
            cuts += letter == delimiter && !quoted ? 1 : 0;
        }

        return cuts;
    }
}
