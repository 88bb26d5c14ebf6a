using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Fetches the files of a source into an inbox: each whole or not at all, each once.</summary>
/// <param name="source">Where they come from.</param>
/// <param name="inbox">The folder they go to.</param>
/// <param name="today">The last of the days that an address with a date is looked for.</param>
/// <param name="clock">Tells when a source was asked for its list.</param>
public sealed class Puller(PullSource source, string inbox, DateOnly today, TimeProvider clock)
{
    private const int BufferSize = 1 << 17;
    private const int LongestName = 200;

    /// <summary>Connects and says what would be fetched; nothing is fetched, moved or deleted.</summary>
    /// <exception cref="BridgeException">EXT250 to EXT255, EXT259: the source cannot be listed; EXT264.</exception>
    public IReadOnlyList<PulledFile> Look(CancellationToken token) => Retry.Run(
        () =>
        {
            using IRemoteFolder remote = Connect(token);
            using var known = PullInbox.ForLooking(inbox);
            return remote.List(token).OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => new PulledFile(file.Name, file.Size, known.Knows(file) ? PullState.Known : PullState.New, Refusal(file))).ToList();
        },
        source.Retries,
        source.FirstWait,
        token);

    /// <summary>Fetches what was not fetched before. A file that cannot be is told of, and does not keep the others back.</summary>
    /// <exception cref="BridgeException">EXT250 to EXT255, EXT259: the source cannot be reached, also after the retries; EXT264, STO4xx: the inbox cannot be written.</exception>
    public IReadOnlyList<PulledFile> Pull(CancellationToken token)
    {
        using var target = PullInbox.Open(inbox);
        var done = new SortedDictionary<string, PulledFile>(StringComparer.Ordinal);
        return Retry.Run(
            () =>
            {
                using IRemoteFolder remote = Connect(token);
                DateTimeOffset seen = clock.GetUtcNow();
                IReadOnlyList<RemoteFile> files = remote.List(token);
                target.DropAllBut(files);
                foreach (RemoteFile file in files.Where(file => !done.ContainsKey(file.Name)))
                {
                    done[file.Name] = Pull(remote, target, file, seen, token);
                }

                return done.Values.ToList();
            },
            source.Retries,
            source.FirstWait,
            token);
    }

    private IRemoteFolder Connect(CancellationToken token) => source switch
    {
        SftpSource sftp => new SftpFolder(sftp, token),
        HttpsSource https => new HttpsFolder(https, today),
        var other => new LocalFolder((FolderSource)other),
    };

    private PulledFile Pull(IRemoteFolder remote, PullInbox target, RemoteFile file, DateTimeOffset seen, CancellationToken token)
    {
        bool isNew = false;
        try
        {
            if (Refusal(file) is { } refusal)
            {
                return new PulledFile(file.Name, file.Size, PullState.Failed, refusal);
            }

            if (!target.Knows(file))
            {
                Fetch(remote, target, file, token);
                isNew = target.Take(file, seen);
            }

            remote.Finish(file, token);
            return new PulledFile(file.Name, file.Size, isNew ? PullState.Fetched : PullState.Known);
        }
        catch (BridgeException failure) when (failure.Issues[0].Code is ExtractCodes.NotThere or ExtractCodes.ChangedMeanwhile or ExtractCodes.OverLimit)
        {
            return new PulledFile(file.Name, file.Size, isNew ? PullState.Fetched : PullState.Failed, failure.Issues[0] with { Place = new Place(file.Name) });
        }
    }

    // A name that is a path, hidden, or not to be seen, could land or hide elsewhere than in the inbox.
    private Issue? Refusal(RemoteFile file) => file.Name.Length is 0 or > LongestName || file.Name[0] is '.' or '-' or ' ' || file.Name.AsSpan().ContainsAny('/', '\\', ':') || file.Name.Any(char.IsControl)
        ? Issue.Error(ExtractCodes.UnusableName, new Place(source.Name), "a file whose name is a path, is hidden, or has signs that nobody sees", "a plain name", "ask the agency to rename the file")
        : file.Size > source.LargestFile ? OverLimit(file) : null;

    private Issue OverLimit(RemoteFile file) => Issue.Error(
        ExtractCodes.OverLimit, new Place(file.Name), "a file larger than the feed's limit", $"{source.LargestFile >> 20} MB at most", "ask the agency what this file is; if it is real, raise 'limit_mb:'");

    private void Fetch(IRemoteFolder remote, PullInbox target, RemoteFile file, CancellationToken token)
    {
        string path = target.PathOf(file);
        using (FileStream part = target.OpenPart(file))
        {
            long offset = part.Length;
            using Stream content = remote.Open(file, ref offset, token);
            FileGuard.Run(path, () => part.SetLength(offset));
            byte[] buffer = new byte[BufferSize];
            for (int read; (read = content.Read(buffer, 0, buffer.Length)) > 0;)
            {
                token.ThrowIfCancellationRequested();
                FileGuard.Run(path, () => part.Write(buffer, 0, read));
                if (part.Length > source.LargestFile)
                {
                    FileGuard.Run(path, () => part.SetLength(0));
                    throw new BridgeException(OverLimit(file));
                }
            }

            FileGuard.Run(path, () => part.Flush(flushToDisk: true));
            if (part.Length < file.Size)
            {
                throw SourceFaults.Lost(source);
            }
        }

        if (remote.Look(file, token) != file)
        {
            target.Drop(file);
            throw new BridgeException(Issue.Error(ExtractCodes.ChangedMeanwhile, new Place(file.Name), "a file that changed while it was fetched", "a file that is whole", "nothing: the next run fetches it again; if this repeats, ask the agency to write its file under another name and rename it at the end"));
        }
    }
}
