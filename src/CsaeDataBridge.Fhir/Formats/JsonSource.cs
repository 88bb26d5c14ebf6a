using System.Text;
using System.Text.Json;

namespace CsaeDataBridge.Fhir;

/// <summary>The bytes that nodes were read from. Text, lines and columns are made of them only when somebody asks.</summary>
internal sealed class JsonSource
{
    private readonly ReadOnlyMemory<byte> _utf8;

    /// <summary>Where parts of the bytes stand in the file; they follow each other here, not always there.</summary>
    private readonly JsonPart[] _parts;
    private int[]? _lineStarts;

    /// <param name="utf8">The document without byte order mark.</param>
    /// <param name="parts">The first begins with the bytes; in the order of the bytes.</param>
    public JsonSource(ReadOnlyMemory<byte> utf8, params JsonPart[] parts)
    {
        _utf8 = utf8;
        _parts = parts;
    }

    /// <param name="utf8">The document without byte order mark.</param>
    /// <param name="firstLine">The line of the file that the document begins in, 1-based.</param>
    public JsonSource(ReadOnlyMemory<byte> utf8, int firstLine)
        : this(utf8, new JsonPart(0, firstLine, 1))
    {
    }

    public ReadOnlySpan<byte> Utf8 => _utf8.Span;

    /// <summary>The text of a value as written: of what stands in quotes, what it means.</summary>
    /// <param name="start">Where the value begins, its quote included.</param>
    /// <param name="length">The bytes of the value, its quotes included; 2 or more when there are quotes.</param>
    public string Text(int start, int length)
    {
        ReadOnlySpan<byte> value = Utf8.Slice(start, length);
        if (value[0] != '"')
        {
            return value switch { [(byte)'t', ..] => "true", [(byte)'f', ..] => "false", _ => Encoding.ASCII.GetString(value) };
        }

        if (!value.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(value[1..^1]);
        }

        var reader = new Utf8JsonReader(value);
        reader.Read();
        return reader.GetString()!;
    }

    /// <summary>The 1-based line and column of a byte.</summary>
    public (int Line, int Column) Place(int at)
    {
        JsonPart part = _parts[0];
        for (int next = 1; next < _parts.Length && _parts[next].Start <= at; next++)
        {
            part = _parts[next];
        }

        int[] starts = _lineStarts ??= LineStarts();
        int line = LineOf(starts, at);
        int lines = line - LineOf(starts, part.Start);
        return lines == 0 ? (part.Line, part.Column + at - part.Start) : (part.Line + lines, at - starts[line] + 1);
    }

    /// <summary>The 1-based line and column of a place that the library tells by line and byte, both from 0.</summary>
    public (int Line, int Column) Place(int line, int column) => line == 0 ? (_parts[0].Line, _parts[0].Column + column) : (_parts[0].Line + line, column + 1);

    private static int LineOf(int[] starts, int at)
    {
        int line = Array.BinarySearch(starts, at);
        return line < 0 ? ~line - 1 : line;
    }

    private int[] LineStarts()
    {
        ReadOnlySpan<byte> bytes = Utf8;
        int[] starts = new int[bytes.Count((byte)'\n') + 1];
        int from = 0;
        for (int line = 1; line < starts.Length; line++)
        {
            from += bytes[from..].IndexOf((byte)'\n') + 1;
            starts[line] = from;
        }

        return starts;
    }
}
