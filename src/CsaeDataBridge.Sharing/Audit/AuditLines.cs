namespace CsaeDataBridge.Sharing;

/// <summary>The lines of a file, without copying them.</summary>
internal sealed class AuditLines(Stream file)
{
    private byte[] buffer = new byte[1 << 17];
    private int start;
    private int length;
    private bool atEnd;

    /// <summary>The line, without its end; until the next <see cref="Read"/>.</summary>
    public ReadOnlyMemory<byte> Current { get; private set; }

    /// <summary>False for a last line without its end.</summary>
    public bool IsWhole { get; private set; }

    public bool Read()
    {
        while (true)
        {
            int end = buffer.AsSpan(start, length - start).IndexOf((byte)'\n');
            if (end >= 0)
            {
                (Current, IsWhole) = (buffer.AsMemory(start, end), true);
                start += end + 1;
                return true;
            }

            if (atEnd)
            {
                (Current, IsWhole) = (buffer.AsMemory(start, length - start), false);
                start = length;
                return Current.Length > 0;
            }

            Fill();
        }
    }

    private void Fill()
    {
        int kept = length - start;
        byte[] target = kept > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        buffer.AsSpan(start, kept).CopyTo(target);
        (buffer, start, length) = (target, 0, kept);
        int read = file.Read(buffer, length, buffer.Length - length);
        atEnd = read == 0;
        length += read;
    }
}
