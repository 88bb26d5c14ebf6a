using System.Xml;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Reads XML by paths: a record is an element at the layout's path, a cell an element below it or below one of its ancestors.</summary>
/// <remarks>
/// Streams: only the paths that fields claim are turned into text. An ancestor's values count from where they stand:
/// the elements a record looks up to must come before it, as they do in the DfE returns.
/// </remarks>
internal sealed class XmlRecordReader : IRecordReader
{
    private const int Deepest = 256;
    private const int LongestText = 1 << 20;

    private readonly XmlReader reader;
    private readonly string file;
    private readonly string rows;
    private readonly PathColumns columns;
    private readonly string[] paths;
    private readonly int[] depths;
    private readonly CellBuffer buffer;
    private readonly List<string> elements = [];
    private char[] text = new char[1 << 12];

    public XmlRecordReader(Delivery delivery, StagePlan plan)
    {
        file = delivery.Name;
        rows = plan.Layout.Rows ?? "";
        columns = new PathColumns(plan, StringComparer.OrdinalIgnoreCase);
        paths = [.. columns.Paths.Select(path => Absolute(rows, path))];
        depths = [.. paths.Select(CommonDepth)];
        buffer = new CellBuffer(paths.Length);
        if (plan.Layout.Schema is { } schema)
        {
            Guard(() => XmlSchemaFile.Check(delivery, schema));
        }

        reader = XmlReader.Create(delivery.OpenContent(), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
    }

    public IReadOnlyList<string> Headers => columns.Names;

    public long Line { get; private set; }

    public string? Fault => null;

    public bool Read()
    {
        while (Guard(reader.Read))
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    Enter();
                    if (reader.IsEmptyElement && Leave())
                    {
                        return true;
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    Guard(TakeText);
                    break;
                case XmlNodeType.EndElement:
                    if (Leave())
                    {
                        return true;
                    }

                    break;
            }
        }

        return false;
    }

    public ReadOnlySpan<byte> Cell(int column) => columns.Cell(buffer, column);

    public string Raw() => buffer.Raw();

    public void Dispose() => reader.Dispose();

    private int RowDepth => rows.Count(letter => letter == '/') + 1;

    private void Enter()
    {
        elements.Add(reader.LocalName);
        if (elements.Count > Deepest)
        {
            throw TooLarge($"elements more than {Deepest} deep");
        }

        if (elements.Count <= RowDepth && rows.StartsWith(string.Join('/', elements), StringComparison.Ordinal))
        {
            // A new ancestor, or a new record: what the one before it said no longer holds.
            Forget(elements.Count);
        }

        if (elements.Count == RowDepth && string.Join('/', elements) == rows)
        {
            // Systems write XML without line breaks too: then each record still has a number of its own.
            Line = Math.Max(Line + 1, ((IXmlLineInfo)reader).LineNumber);
        }
    }

    private bool Leave()
    {
        bool ends = elements.Count == RowDepth && string.Join('/', elements) == rows;
        elements.RemoveAt(elements.Count - 1);
        return ends;
    }

    // Text that no field claims is passed over piece by piece, however long it is.
    private bool TakeText()
    {
        string path = string.Join('/', elements);
        if (!paths.Contains(path))
        {
            return true;
        }

        int length = 0;
        for (int read; (read = reader.ReadValueChunk(text, length, text.Length - length)) > 0;)
        {
            length += read;
            if (length == LongestText)
            {
                throw TooLarge($"a text of {LongestText} characters or more");
            }

            if (length == text.Length)
            {
                Array.Resize(ref text, text.Length * 2);
            }
        }

        for (int column = 0; column < paths.Length; column++)
        {
            if (paths[column] == path)
            {
                buffer.Add(column, new string(text, 0, length));
            }
        }

        return true;
    }

    private BridgeException TooLarge(string found) => new(Issue.Error(
        ExtractCodes.TooLarge, new Place(file, ((IXmlLineInfo)reader).LineNumber), found, "XML as systems write it", "ask the agency to send the file again"));

    // Drops the cells that stand below the ancestor at this depth.
    private void Forget(int depth)
    {
        for (int column = 0; column < depths.Length; column++)
        {
            if (depths[column] >= depth)
            {
                buffer.Drop(column);
            }
        }
    }

    // How many leading elements a cell's path shares with the record's path.
    private int CommonDepth(string path)
    {
        string[] cell = path.Split('/');
        string[] record = rows.Split('/');
        int depth = 0;
        while (depth < record.Length && depth < cell.Length && cell[depth] == record[depth])
        {
            depth++;
        }

        return depth;
    }

    private static string Absolute(string rows, string path)
    {
        var parts = rows.Split('/').ToList();
        foreach (string part in path.Split('/'))
        {
            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private bool Guard(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (XmlException failure)
        {
            throw new BridgeException(Issue.Error(ExtractCodes.DamagedXml, new Place(file, failure.LineNumber, failure.LinePosition), "XML that is not well formed", "well-formed XML without a DOCTYPE", "ask the agency to send it again"));
        }
        catch (Exception failure) when (BrokenOff.Is(failure))
        {
            throw BrokenOff.Of(file);
        }
    }
}
