using System.Globalization;
using System.Text;
using System.Xml;

namespace CsaeDataBridge.Extracts;

/// <summary>What the numbers of a workbook mean by the formats of their cells: a number, a date or a length of time.</summary>
internal sealed class CellFormats
{
    private const double FirstOfMarch1900 = 60;
    private const double DaysTo1904 = 1462;

    private readonly List<Kind> formats = [];
    private readonly Dictionary<double, byte[]> dates = [];
    private readonly bool from1904;

    /// <param name="part">The styles; null for a workbook without them.</param>
    /// <param name="from1904">True where days are counted from 1904, as on old Macintoshes.</param>
    public CellFormats(XmlReader? part, bool from1904)
    {
        this.from1904 = from1904;
        if (part is null)
        {
            return;
        }

        var written = new Dictionary<int, Kind>();
        bool cells = false;
        using XmlReader xml = part;
        while (xml.Read())
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "numFmt") when Number(xml, "numFmtId") is { } id:
                    written[id] = Of(xml.GetAttribute("formatCode") ?? "");
                    break;
                case (XmlNodeType.Element or XmlNodeType.EndElement, "cellXfs"):
                    cells = xml.NodeType == XmlNodeType.Element;
                    break;
                case (XmlNodeType.Element, "xf") when cells:
                    formats.Add(Number(xml, "numFmtId") is { } number ? written.TryGetValue(number, out Kind kind) ? kind : BuiltIn(number) : Kind.Number);
                    break;
            }
        }
    }

    private enum Kind
    {
        Number,
        Date,
        Duration,
    }

    /// <summary>A date without time as yyyy-MM-dd, another with its time.</summary>
    public static string Text(DateTime instant) => instant.ToString(instant.TimeOfDay.Ticks == 0 ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A cell's number as its format means it; text that is no number as it stands.</summary>
    /// <param name="text">The number as the sheet writes it.</param>
    /// <param name="format">The cell's format, by its index.</param>
    public byte[] Read(ReadOnlySpan<char> text, int format)
    {
        Kind kind = format < formats.Count ? formats[format] : Kind.Number;
        if (kind == Kind.Number && IsPlain(text))
        {
            byte[] digits = new byte[text.Length];
            Encoding.ASCII.GetBytes(text, digits);
            return digits;
        }

        if (!double.TryParse(text, NumberStyles.Any, CultureInfo.InvariantCulture, out double number))
        {
            return SharedWords.Encode(text);
        }

        return kind switch
        {
            Kind.Date => Date(number),
            Kind.Duration => Encoding.UTF8.GetBytes(TimeSpan.FromDays(number).ToString(null, CultureInfo.InvariantCulture)),
            _ => Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)),
        };
    }

    private static int? Number(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    // Fewer digits than a double holds, so that they are its own writing.
    private static bool IsPlain(ReadOnlySpan<char> text) => text.Length is > 0 and < 16 && !text.ContainsAnyExceptInRange('0', '9') && (text[0] != '0' || text.Length == 1);

    private byte[] Date(double number)
    {
        if (dates.TryGetValue(number, out byte[]? known))
        {
            return known;
        }

        // Spreadsheets count a 29 February 1900 that never was.
        double day = from1904 ? number + DaysTo1904 : number is >= 0 and < FirstOfMarch1900 ? number + 1 : number;
        byte[] text = Encoding.UTF8.GetBytes(day is > -657_435 and < 2_958_466 ? Text(DateTime.FromOADate(day)) : number.ToString(CultureInfo.InvariantCulture));
        if (number == Math.Floor(number))
        {
            dates[number] = text;
        }

        return text;
    }

    private static Kind BuiltIn(int id) => id switch
    {
        (>= 14 and <= 22) or 45 or 47 => Kind.Date,
        46 => Kind.Duration,
        _ => Kind.Number,
    };

    // The first section counts; in it, what is quoted, escaped or in brackets says nothing, but for lengths of time such as [h].
    private static Kind Of(string code)
    {
        for (int at = 0; at < code.Length; at++)
        {
            switch (char.ToLowerInvariant(code[at]))
            {
                case ';':
                    return Kind.Number;
                case '"':
                    at = End(code, at, '"');
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case '[' when code.AsSpan((at + 1)..End(code, at, ']')).Trim("hmsHMS").Length > 0:
                    at = End(code, at, ']');
                    break;
                case '[':
                    return Kind.Duration;
                case 'y' or 'm' or 'd' or 'h' or 's':
                    return Kind.Date;
            }
        }

        return Kind.Number;
    }

    private static int End(string code, int start, char mark) => code.IndexOf(mark, start + 1) is >= 0 and var end ? end : code.Length;
}
