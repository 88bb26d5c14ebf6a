using System.Globalization;
using System.Xml;

namespace CsaeDataBridge.Extracts;

/// <summary>The sheets of an .xlsx workbook, each read once, from its beginning to its end.</summary>
internal sealed class XmlSheets : SheetReader
{
    private const int DepthOfRows = 2;
    private const long MostRows = 1 << 20;
    private static readonly byte[] True = [.. "TRUE"u8];
    private static readonly byte[] False = [.. "FALSE"u8];

    private readonly WorkbookParts parts;
    private readonly List<(string Name, string Part)> sheets = [];
    private readonly SharedWords words;
    private readonly CellFormats formats;
    private (byte[]? Content, bool IsText)[] cells = new (byte[]?, bool)[64];
    private int columns;
    private int sheet;
    private XmlReader xml;
    private XmlValue value;

    public XmlSheets(WorkbookParts parts)
    {
        this.parts = parts;
        IReadOnlyList<(string Id, string Type, string Target)> relations = parts.Relations();
        string? Of(string type) => relations.FirstOrDefault(relation => relation.Type.EndsWith("/" + type, StringComparison.Ordinal)).Target;
        bool from1904 = false;
        using (XmlReader workbook = parts.Workbook())
        {
            while (workbook.Read())
            {
                switch (workbook.NodeType, workbook.LocalName)
                {
                    case (XmlNodeType.Element, "workbookPr"):
                        from1904 = workbook.GetAttribute("date1904") is "1" or "true";
                        break;
                    case (XmlNodeType.Element, "sheet"):
                        string name = workbook.GetAttribute("name") ?? "";
                        string? id = RelationOf(workbook);
                        sheets.AddRange(relations.Where(relation => relation.Id == id && relation.Type.EndsWith("/worksheet", StringComparison.Ordinal)).Take(1).Select(relation => (name, relation.Target)));
                        break;
                }
            }
        }

        words = new SharedWords(Of("sharedStrings") is { } strings ? parts.Open(strings) : null);
        formats = new CellFormats(Of("styles") is { } styles ? parts.Open(styles) : null, from1904);
        (xml, value) = OpenSheet();
    }

    public override string Name => sheets[sheet].Name;

    public override int Columns => columns;

    public override bool NextSheet()
    {
        if (sheet + 1 == sheets.Count)
        {
            return false;
        }

        sheet++;
        xml.Dispose();
        (xml, value) = OpenSheet();
        Row = 0;
        return true;
    }

    public override bool Read()
    {
        Array.Clear(cells, 0, columns);
        columns = 0;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == DepthOfRows && xml.LocalName == "row")
            {
                ReadRow();
                return true;
            }
        }

        return false;
    }

    public override ReadOnlySpan<byte> Cell(int column) => column < columns ? cells[column].Content : default(ReadOnlySpan<byte>);

    public override bool IsText(int column) => column < columns && cells[column].IsText;

    public override void Dispose()
    {
        xml.Dispose();
        parts.Dispose();
    }

    private static string? RelationOf(XmlReader element)
    {
        string? id = null;
        for (bool more = element.MoveToFirstAttribute(); more; more = element.MoveToNextAttribute())
        {
            id = element.LocalName == "id" && element.Prefix.Length > 0 ? element.Value : id;
        }

        element.MoveToElement();
        return id;
    }

    private (XmlReader Xml, XmlValue Value) OpenSheet()
    {
        XmlReader opened = (sheet < sheets.Count ? parts.Open(sheets[sheet].Part) : null) ?? throw new InvalidDataException();
        return (opened, new XmlValue(opened));
    }

    private void ReadRow()
    {
        Row = long.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number > Row ? number : Row + 1;
        if (Row > MostRows)
        {
            throw new InvalidDataException();
        }

        if (xml.IsEmptyElement)
        {
            return;
        }

        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                ReadCell();
            }
        }
    }

    private void ReadCell()
    {
        int column = columns;
        int format = 0;
        scoped ReadOnlySpan<char> type = default;
        Span<char> kind = stackalloc char[16];
        for (bool more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            switch (xml.LocalName)
            {
                case "r":
                    column = ColumnOf(value.Attribute()) ?? column;
                    break;
                case "s":
                    _ = int.TryParse(value.Attribute(), NumberStyles.None, CultureInfo.InvariantCulture, out format);
                    break;
                case "t":
                    ReadOnlySpan<char> said = value.Attribute();
                    type = said.TryCopyTo(kind) ? kind[..said.Length] : throw new InvalidDataException();
                    break;
            }
        }

        xml.MoveToElement();
        ReadOnlySpan<char> content = value.Content();
        if (column >= cells.Length)
        {
            Array.Resize(ref cells, Math.Max(column + 1, cells.Length * 2));
        }

        columns = Math.Max(columns, column + 1);
        cells[column] = content.IsEmpty ? default : (Convert(type, content, format), type is "s" or "str" or "inlineStr");
    }

    private byte[] Convert(ReadOnlySpan<char> type, ReadOnlySpan<char> content, int format) => type switch
    {
        "s" => words.Find(content),
        "str" or "inlineStr" => SharedWords.Encode(content),
        "b" => content is "1" or "true" ? True : False,
        "e" => [],
        "d" when DateTime.TryParse(content, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime instant) => SharedWords.Encode(CellFormats.Text(instant)),
        "d" => SharedWords.Encode(content),
        _ => formats.Read(content, format),
    };

    // A1, AB12: letters count from A to XFD, the last that spreadsheets have.
    private static int? ColumnOf(ReadOnlySpan<char> reference)
    {
        int column = 0;
        foreach (char letter in reference)
        {
            if (!char.IsAsciiLetter(letter))
            {
                break;
            }

            column = (column * 26) + (letter & 0x1F);
            if (column > HeaderNames.Most)
            {
                throw new InvalidDataException();
            }
        }

        return column == 0 ? null : column - 1;
    }
}
