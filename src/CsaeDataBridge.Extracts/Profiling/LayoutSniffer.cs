using System.Text;

namespace CsaeDataBridge.Extracts;

/// <summary>Finds out how a file is laid out from its bytes.</summary>
internal static class LayoutSniffer
{
    private const int HeadLength = 1 << 16;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>The layout as far as bytes tell it, and the encoding in words.</summary>
    public static (SourceLayout Layout, string Encoding) Sniff(Delivery delivery, ProfileOptions options)
    {
        byte[] head = Head(delivery);
        SourceFormat format = FormatOf(head);
        if (format != SourceFormat.Delimited)
        {
            return (new SourceLayout { Format = format, Sheet = options.Sheet, Rows = options.Rows, View = options.View }, format == SourceFormat.Workbook ? "a workbook has none" : "as the file declares");
        }

        (string? encoding, string words) = options.Encoding is { } stated ? (stated == "utf-8" ? null : stated, $"{stated}, as stated") : EncodingOf(delivery, head);
        Encoding decoder = Encodings.Find(encoding, delivery.Name) ?? Encoding.UTF8;
        char delimiter = options.Delimiter ?? DelimiterOf(decoder.GetString(head));
        return (new SourceLayout { Format = format, Encoding = encoding, Delimiter = delimiter == ',' ? null : delimiter }, words);
    }

    private static byte[] Head(Delivery delivery)
    {
        byte[] head = new byte[HeadLength];
        using Stream content = delivery.OpenContent();
        return head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    private static SourceFormat FormatOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return SourceFormat.Workbook;
        }

        ReadOnlySpan<byte> text = head.StartsWith(Encoding.UTF8.Preamble) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        return text.StartsWith("<"u8) ? SourceFormat.Xml : text.StartsWith("{"u8) || text.StartsWith("["u8) ? SourceFormat.Fhir : SourceFormat.Delimited;
    }

    // A file is UTF-8 only when all of it is; one byte that is not makes it windows-1252, which has nearly every byte.
    private static (string? Name, string Words) EncodingOf(Delivery delivery, ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Encoding.Unicode.Preamble) || head.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            return ("utf-16", "utf-16, from its byte order mark");
        }

        if (head.StartsWith(Encoding.UTF8.Preamble))
        {
            return (null, "utf-8, from its byte order mark");
        }

        Decoder strict = new UTF8Encoding(false, true).GetDecoder();
        byte[] bytes = new byte[HeadLength];
        char[] letters = new char[HeadLength + 16];
        bool isAscii = true;
        using Stream content = delivery.OpenContent();
        try
        {
            for (int read; (read = content.Read(bytes)) > 0;)
            {
                isAscii &= Ascii.IsValid(bytes.AsSpan(0, read));
                strict.GetChars(bytes, 0, read, letters, 0, flush: false);
            }

            strict.GetChars(bytes, 0, 0, letters, 0, flush: true);
            return (null, isAscii ? "utf-8: plain ASCII throughout" : "utf-8: every byte fits");
        }
        catch (DecoderFallbackException)
        {
            return ("windows-1252", "windows-1252: bytes that are not UTF-8");
        }
    }

    // The delimiter that cuts the first lines into the same number of cells, more than one; of several the one with the most cells.
    private static char DelimiterOf(string head)
    {
        string[] lines = [.. head.Split('\n').Take(50).Where(line => line.Trim().Length > 0)];
        char best = ',';
        double most = 0;
        foreach (char delimiter in Delimiters)
        {
            int[] counts = [.. lines.Select(line => Cuts(line, delimiter))];
            if (counts.Length == 0 || counts[0] == 0)
            {
                continue;
            }

            double score = counts.Count(count => count == counts[0]) * (1 + Math.Log2(1 + counts[0]));
            if (score > most)
            {
                (best, most) = (delimiter, score);
            }
        }

        return best;
    }

    private static int Cuts(string line, char delimiter)
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
