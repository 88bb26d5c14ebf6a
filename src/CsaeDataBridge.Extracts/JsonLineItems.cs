using CsaeDataBridge.Fhir;

namespace CsaeDataBridge.Extracts;

/// <summary>Reads NDJSON line by line; blank lines are no records.</summary>
internal sealed class JsonLineItems(Stream stream, string file) : IDisposable
{
    private readonly JsonBuffer buffer = new(stream, file, ExtractCodes.Unreadable, ExtractCodes.TooLarge);

    public void Dispose() => buffer.Dispose();

    /// <summary>The next line; null at the end of the file.</summary>
    public JsonItem? Next()
    {
        int seen = 0;
        while (true)
        {
            int length = buffer.Span[seen..].IndexOf((byte)'\n');
            if (length < 0 && !buffer.IsFinal)
            {
                seen = buffer.Span.Length;
                buffer.Fill();
                continue;
            }

            length = length < 0 ? buffer.Span.Length : seen + length;
            bool isLast = length == buffer.Span.Length;
            var item = new JsonItem(buffer.LineAt(0), buffer.Memory[..length]);
            buffer.Consume(isLast ? length : length + 1);
            seen = 0;
            if (!item.Text.Span.Trim(" \t\r"u8).IsEmpty)
            {
                return item;
            }

            if (isLast)
            {
                return null;
            }
        }
    }
}
