using System.Text;

namespace CsaeDataBridge.Extracts;

/// <summary>A file without the byte of a quote needs no look for quotes that stay open before it is read.</summary>
internal static class QuoteScan
{
    /// <summary>False only when no cell of the file can be quoted.</summary>
    public static bool MayHaveQuotes(Delivery delivery, SourceLayout layout)
    {
        Encoding encoding = Encodings.Find(layout.Encoding, delivery.Name) ?? Encoding.UTF8;
        return delivery.Look.HasQuoteByte || !encoding.GetBytes("\"").AsSpan().Contains((byte)'"');
    }
}
