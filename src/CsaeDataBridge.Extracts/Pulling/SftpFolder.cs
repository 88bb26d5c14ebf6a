using System.IO.Enumeration;

namespace CsaeDataBridge.Extracts;

/// <summary>A folder of an SFTP server.</summary>
internal sealed class SftpFolder(SftpSource source, CancellationToken token) : IRemoteFolder
{
    private const string Refused = "a folder or file that is not there, or that this account may not read, move or delete";
    private const uint ForReading = 1;

    private readonly SftpSession session = new(source, token);

    public IReadOnlyList<RemoteFile> List(CancellationToken token)
    {
        var files = new List<RemoteFile>();
        byte[] handle = Handle(session.Send(SftpPacket.OpenDirectory, new SftpFields().Text(source.Folder)), token);
        while (session.Reply(session.Send(SftpPacket.ReadDirectory, new SftpFields().Bytes(handle)), Refused, token) is { } names)
        {
            for (uint left = names.UInt32(); left > 0; left--)
            {
                string name = names.Text();
                names.Text();
                (long? size, long? changed) = names.Attributes();
                if (size is not null && FileSystemName.MatchesSimpleExpression(source.Files, name, ignoreCase: false))
                {
                    files.Add(new RemoteFile(name, PathOf(source.Folder, name), size, changed, null));
                }
            }
        }

        session.Reply(session.Send(SftpPacket.Close, new SftpFields().Bytes(handle)), Refused, token);
        return files;
    }

    public Stream Open(RemoteFile file, ref long offset, CancellationToken token) =>
        new SftpStream(session, Handle(session.Send(SftpPacket.Open, new SftpFields().Text(file.Address).UInt32(ForReading).UInt32(0)), token), offset, token);

    public RemoteFile? Look(RemoteFile file, CancellationToken token)
    {
        (long? size, long? changed) = session.Reply(session.Send(SftpPacket.Stat, new SftpFields().Text(file.Address)), Refused, token)!.Attributes();
        return file with { Size = size, Changed = changed };
    }

    public void Finish(RemoteFile file, CancellationToken token)
    {
        if (source.After == AfterPull.Delete)
        {
            session.Reply(session.Send(SftpPacket.Remove, new SftpFields().Text(file.Address)), Refused, token);
        }
        else if (source.After == AfterPull.Move)
        {
            session.Reply(session.Send(SftpPacket.Rename, new SftpFields().Text(file.Address).Text(PathOf(source.MoveTo!, file.Name))), Refused + ", or whose new name is taken", token);
        }
    }

    public void Dispose() => session.Dispose();

    private byte[] Handle(uint request, CancellationToken token) => (session.Reply(request, Refused, token) ?? throw SourceFaults.Lost(source)).Bytes().ToArray();

    private static string PathOf(string folder, string name) => folder == "." ? name : $"{folder.TrimEnd('/')}/{name}";
}
