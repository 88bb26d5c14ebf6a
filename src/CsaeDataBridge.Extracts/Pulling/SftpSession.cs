using System.Buffers.Binary;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Version 3 of the SFTP protocol: requests with numbers, and replies that may come in another order.</summary>
/// <remarks>Source: draft-ietf-secsh-filexfer-02, which servers speak to this day.</remarks>
internal sealed class SftpSession : IDisposable
{
    private const int LargestPacket = 1 << 20;
    private const uint EndOfFile = 1;

    private readonly SftpSource source;
    private readonly SshSession ssh;
    private readonly Dictionary<uint, (SftpPacket Kind, byte[] Body)> waiting = [];
    private uint last;

    /// <summary>Connects.</summary>
    /// <exception cref="BridgeException">EXT250 to EXT255, EXT259.</exception>
    public SftpSession(SftpSource source, CancellationToken token)
    {
        this.source = source;
        ssh = new SshSession(source);
        try
        {
            ssh.Write([0, 0, 0, 5, (byte)SftpPacket.Init, 0, 0, 0, 3]);
            if (ReadPacket(token).Kind != SftpPacket.Version)
            {
                throw SourceFaults.Lost(source);
            }

            ssh.Connected();
        }
        catch
        {
            ssh.Dispose();
            throw;
        }
    }

    /// <summary>Sends a request.</summary>
    /// <returns>Its number, for <see cref="Reply"/>.</returns>
    public uint Send(SftpPacket kind, SftpFields fields)
    {
        byte[] body = fields.ToArray();
        byte[] packet = new byte[body.Length + 9];
        BinaryPrimitives.WriteInt32BigEndian(packet, body.Length + 5);
        packet[4] = (byte)kind;
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(5), ++last);
        body.CopyTo(packet.AsSpan(9));
        ssh.Write(packet);
        return last;
    }

    /// <summary>The reply to a request.</summary>
    /// <returns>Null at the end of a file or list, and for a status that says all is well.</returns>
    /// <exception cref="BridgeException">EXT254: the server refuses what was asked.</exception>
    public SftpReader? Reply(uint request, string refused, CancellationToken token)
    {
        (SftpPacket Kind, byte[] Body) reply;
        while (!waiting.Remove(request, out reply))
        {
            (SftpPacket kind, byte[] packet) = ReadPacket(token);
            if (packet.Length < 4)
            {
                throw SourceFaults.Lost(source);
            }

            waiting[BinaryPrimitives.ReadUInt32BigEndian(packet)] = (kind, packet);
        }

        var reader = new SftpReader(reply.Body, source);
        if (reply.Kind != SftpPacket.Status)
        {
            return reader;
        }

        return reader.UInt32() is 0 or EndOfFile ? null : throw SourceFaults.NotThere(source, refused);
    }

    public void Dispose() => ssh.Dispose();

    private (SftpPacket Kind, byte[] Body) ReadPacket(CancellationToken token)
    {
        byte[] head = new byte[5];
        ssh.Read(head, token);
        int length = BinaryPrimitives.ReadInt32BigEndian(head) - 1;
        if (length is < 0 or > LargestPacket)
        {
            throw SourceFaults.Lost(source);
        }

        byte[] body = new byte[length];
        ssh.Read(body, token);
        return ((SftpPacket)head[4], body);
    }
}
