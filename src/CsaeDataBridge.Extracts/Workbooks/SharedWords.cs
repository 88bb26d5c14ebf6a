using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace CsaeDataBridge.Extracts;

/// <summary>The texts that a workbook keeps once for all its cells, as UTF-8.</summary>
internal sealed partial class SharedWords
{
    private readonly List<byte[]> words = [];

    /// <param name="part">The table; null for a workbook without one.</param>
    public SharedWords(XmlReader? part)
    {
        if (part is null)
        {
            return;
        }

        using XmlReader xml = part;
        var value = new XmlValue(xml);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                words.Add(Encode(value.Content()));
            }
        }
    }

    /// <summary>The text that a cell names by its number.</summary>
    /// <exception cref="InvalidDataException">There is none of the number.</exception>
    public byte[] Find(ReadOnlySpan<char> number) =>
        int.TryParse(number, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int index) && index < words.Count ? words[index] : throw new InvalidDataException();

    /// <summary>A text as UTF-8. What XML cannot hold is written _xHHHH_ in workbooks.</summary>
    public static byte[] Encode(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return [];
        }

        if (text.Contains("_x", StringComparison.Ordinal))
        {
            text = Escape().Replace(text.ToString(), match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        }

        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
