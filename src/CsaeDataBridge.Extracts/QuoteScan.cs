using System.Text;

namespace CsaeDataBridge.Extracts;

/// <summary>Looks for the byte of a quote: a file without one needs no second look for quotes that stay open.</summary>
internal static class QuoteScan
{
    private const int BufferSize = 1 << 18;

    /// <summary>False only when no cell of the file can be quoted.</summary>
    public static bool MayHaveQuotes(Delivery delivery, SourceLayout layout, CancellationToken token)
    {
        Encoding encoding = Encodings.Find(layout.Encoding, delivery.Name) ?? Encoding.UTF8;
        if (!encoding.GetBytes("\"").AsSpan().Contains((byte)'"'))
        {
            return true;
        }

        byte[] buffer = new byte[BufferSize];
        using Stream content = delivery.OpenContent();
        try
        {
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                token.ThrowIfCancellationRequested();
                if (buffer.AsSpan(0, read).Contains((byte)'"'))
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            // The reader meets the same fault, and tells it by its code.
            return true;
        }
    }
}
