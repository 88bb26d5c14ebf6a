using System.Buffers;
using System.Text.Json;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Fhir;

/// <summary>Reads and writes FHIR JSON and NDJSON, strictly: nothing unknown passes, nothing is changed.</summary>
public static class FhirJson
{
    private static readonly SearchValues<byte> Blank = SearchValues.Create(" \t\r\n"u8);

    /// <summary>Reads one resource.</summary>
    /// <param name="utf8">The whole document; a byte order mark may stand first. Copied.</param>
    /// <param name="file">The name to show in issues; null for none.</param>
    /// <exception cref="BridgeException">FHR901 and FHR903 to FHR908, with line, column and FHIRPath of the element.</exception>
    public static FhirNode Read(ReadOnlySpan<byte> utf8, string? file = null) => Read(utf8.ToArray().AsMemory(), file);

    /// <summary>Reads one resource without copying its bytes: they must stay as they are for as long as its nodes are used.</summary>
    /// <param name="utf8">The whole document; a byte order mark may stand first.</param>
    /// <param name="file">The name to show in issues; null for none.</param>
    /// <param name="firstLine">The line of the file that the document begins in, 1-based.</param>
    /// <exception cref="BridgeException">As of the other reading of one resource.</exception>
    public static FhirNode Read(ReadOnlyMemory<byte> utf8, string? file = null, int firstLine = 1) => Read(utf8, file, firstLine, null);

    /// <summary>Reads one resource as it stands: what R4 does not have is kept, written again as it was, and told.</summary>
    /// <param name="utf8">The whole document; a byte order mark may stand first.</param>
    /// <param name="file">The name to show in issues; null for none.</param>
    /// <param name="faults">Takes what the strict reader would have refused; nothing is added when the resource has the shape of R4.</param>
    /// <exception cref="BridgeException">FHR901, FHR903, FHR908, and FHR905 for an array in an array: what cannot be kept.</exception>
    public static FhirNode Read(ReadOnlySpan<byte> utf8, string? file, ICollection<Issue> faults) => Read(utf8.ToArray(), file, 1, faults);

    /// <summary>Reads a resource a line; blank lines are passed over.</summary>
    /// <remarks>One line is held in memory at a time.</remarks>
    /// <exception cref="BridgeException">As <see cref="Read(ReadOnlySpan{byte}, string?)"/>; the line is the file's.</exception>
    public static IEnumerable<FhirNode> ReadLines(Stream stream, string? file = null) => Lines(stream).Select(line => Read(line.Utf8, file, line.Number));

    /// <summary>The lines of NDJSON that are not blank, with their numbers from 1; each has bytes of its own.</summary>
    public static IEnumerable<(int Number, ReadOnlyMemory<byte> Utf8)> Lines(Stream stream)
    {
        byte[] buffer = new byte[64 * 1024];
        int filled = 0;
        int line = 0;
        while (true)
        {
            int read = stream.Read(buffer, filled, buffer.Length - filled);
            int start = 0;
            int searched = filled;
            filled += read;
            while (buffer.AsSpan(Math.Max(start, searched), filled - Math.Max(start, searched)).IndexOf((byte)'\n') is >= 0 and int length)
            {
                int end = Math.Max(start, searched) + length;
                line++;
                if (!IsBlank(buffer.AsSpan(start, end - start)))
                {
                    yield return (line, buffer.AsSpan(start, end - start).ToArray());
                }

                start = end + 1;
                searched = start;
            }

            if (read == 0)
            {
                if (!IsBlank(buffer.AsSpan(start, filled - start)))
                {
                    yield return (line + 1, buffer.AsSpan(start, filled - start).ToArray());
                }

                yield break;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    /// <summary>Writes a resource without blanks between its members.</summary>
    public static void Write(FhirNode resource, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, JsonNodeWriter.Options);
        JsonNodeWriter.Write(writer, resource);
    }

    /// <summary>A resource as bytes of JSON.</summary>
    public static byte[] Write(FhirNode resource)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(resource, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes a bundle of any size without blanks between its members, an entry at a time.</summary>
    /// <exception cref="BridgeException">As of <see cref="FhirBundleFile.Entry"/>.</exception>
    public static void Write(FhirBundleFile bundle, Stream output, CancellationToken token)
    {
        using var writer = new Utf8JsonWriter(output, JsonNodeWriter.Options);
        JsonNodeWriter.Write(writer, bundle, token);
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(Blank) < 0;

    /// <param name="line">The line of the file where the bytes begin.</param>
    /// <param name="faults">Null for the strict reader.</param>
    internal static FhirNode Read(ReadOnlyMemory<byte> utf8, string? file, int line, ICollection<Issue>? faults)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        return new JsonNodeReader(new JsonSource(utf8, line), file, faults).ReadDocument();
    }
}
