using System.Text;

namespace CsaeDataBridge.Tests;

/// <summary>A bundle with one resource again and again, made while it is read.</summary>
internal sealed class RepeatedEntries : Stream
{
    private readonly IEnumerator<byte[]> parts;
    private ReadOnlyMemory<byte> rest;

    public RepeatedEntries(string resource, int count) => parts = Parts(resource, count).GetEnumerator();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (rest.IsEmpty && parts.MoveNext())
        {
            rest = parts.Current;
        }

        int taken = Math.Min(rest.Length, buffer.Length);
        rest.Span[..taken].CopyTo(buffer);
        rest = rest[taken..];
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        parts.Dispose();
        base.Dispose(disposing);
    }

    private static IEnumerable<byte[]> Parts(string resource, int count)
    {
        yield return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["u8.ToArray();
        byte[] first = Encoding.UTF8.GetBytes($$"""{"resource":{{resource}}}""");
        byte[] next = [(byte)',', .. first];
        yield return first;
        for (int entry = 1; entry < count; entry++)
        {
            yield return next;
        }

        yield return "]}"u8.ToArray();
    }
}
