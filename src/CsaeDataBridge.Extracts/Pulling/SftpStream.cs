using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>A file of an SFTP server, asked for in many pieces at once so that the way there and back costs little.</summary>
internal sealed class SftpStream : ForwardStream
{
    private const int Piece = 1 << 15;
    private const int PiecesAhead = 64;

    private readonly SftpSession session;
    private readonly byte[] handle;
    private readonly CancellationToken token;
    private readonly Queue<(uint Request, long Offset, int Length)> asked = new();
    private long next;
    private byte[] piece = [];
    private int used;
    private bool ended;

    public SftpStream(SftpSession session, byte[] handle, long offset, CancellationToken token)
    {
        (this.session, this.handle, this.token, next) = (session, handle, token, offset);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (used == piece.Length && !ended)
        {
            Take();
        }

        int read = Math.Min(count, piece.Length - used);
        piece.AsSpan(used, read).CopyTo(buffer.AsSpan(offset));
        used += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            try
            {
                session.Send(SftpPacket.Close, new SftpFields().Bytes(handle));
            }
            catch (BridgeException)
            {
                // The connection is gone, which reading has said, and the server closes what was open on it.
            }
        }

        base.Dispose(disposing);
    }

    private void Take()
    {
        while (asked.Count < PiecesAhead)
        {
            asked.Enqueue((Ask(next, Piece), next, Piece));
            next += Piece;
        }

        (uint request, long start, int length) = asked.Dequeue();
        if (session.Reply(request, "a file that cannot be read", token) is not { } reply)
        {
            ended = true;
            piece = [];
            used = 0;
            return;
        }

        piece = reply.Bytes().ToArray();
        used = 0;
        if (piece.Length < length)
        {
            // A server may give less than it was asked for: what is missing comes before what was asked for already.
            (uint, long, int)[] after = [.. asked];
            asked.Clear();
            asked.Enqueue((Ask(start + piece.Length, length - piece.Length), start + piece.Length, length - piece.Length));
            foreach ((uint, long, int) one in after)
            {
                asked.Enqueue(one);
            }
        }
    }

    private uint Ask(long offset, int length) => session.Send(SftpPacket.Read, new SftpFields().Bytes(handle).UInt64((ulong)offset).UInt32((uint)length));
}
