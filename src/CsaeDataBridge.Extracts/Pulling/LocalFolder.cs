using System.IO.Enumeration;

namespace CsaeDataBridge.Extracts;

/// <summary>A folder that this machine reaches.</summary>
internal sealed class LocalFolder(FolderSource source) : IRemoteFolder
{
    public IReadOnlyList<RemoteFile> List(CancellationToken token) => Guard(() =>
        new DirectoryInfo(source.Path).EnumerateFiles().Where(file => FileSystemName.MatchesSimpleExpression(source.Files, file.Name, ignoreCase: false)).Select(Of).ToList());

    public Stream Open(RemoteFile file, ref long offset, CancellationToken token)
    {
        long start = offset;
        return Guard(() =>
        {
            var stream = new FileStream(file.Address, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            stream.Position = start;
            return new RemoteStream(stream, source, null, token);
        });
    }

    public RemoteFile? Look(RemoteFile file, CancellationToken token) => Guard(() => new FileInfo(file.Address) is { Exists: true } now ? Of(now) : null);

    public void Finish(RemoteFile file, CancellationToken token) => Guard(() =>
    {
        if (source.After == AfterPull.Delete)
        {
            File.Delete(file.Address);
        }
        else if (source.After == AfterPull.Move)
        {
            Directory.CreateDirectory(source.MoveTo!);
            File.Move(file.Address, Path.Combine(source.MoveTo!, file.Name));
        }

        return true;
    });

    public void Dispose()
    {
    }

    private static RemoteFile Of(FileInfo file) => new(file.Name, file.FullName, file.Length, new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeSeconds(), null);

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw SourceFaults.NotThere(source, failure is DirectoryNotFoundException or FileNotFoundException ? "no such folder or file" : "a folder or file that this account may not read, move or delete, or whose new name is taken");
        }
    }
}
