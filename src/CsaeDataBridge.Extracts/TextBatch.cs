namespace CsaeDataBridge.Extracts;

/// <summary>The texts of one field over a batch of rows, in one buffer; empty is blank.</summary>
internal sealed class TextBatch
{
    private readonly int[] ends = new int[RowBatch.Size];
    private byte[] bytes = new byte[RowBatch.Size * 16];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int row] => bytes.AsSpan((row == 0 ? 0 : ends[row - 1])..ends[row]);

    public void Add(ReadOnlySpan<byte> text)
    {
        int start = Count == 0 ? 0 : ends[Count - 1];
        if (start + text.Length > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, start + text.Length));
        }

        text.CopyTo(bytes.AsSpan(start));
        ends[Count++] = start + text.Length;
    }

    public void Clear() => Count = 0;
}
