using System.Text;
using System.Text.Json;

namespace CsaeDataBridge.Fhir;

/// <summary>The bytes that nodes were read from. Text, lines and columns are made of them only when somebody asks.</summary>
/// <param name="utf8">The document without byte order mark.</param>
/// <param name="firstLine">The line of the file that the document begins in, 1-based.</param>
internal sealed class JsonSource(ReadOnlyMemory<byte> utf8, int firstLine)
{
    private int[]? _lineStarts;

    public ReadOnlySpan<byte> Utf8 => utf8.Span;

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
        int[] starts = _lineStarts ??= LineStarts();
        int line = Array.BinarySearch(starts, at);
        line = line < 0 ? ~line - 1 : line;
        return (firstLine + line, at - starts[line] + 1);
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
