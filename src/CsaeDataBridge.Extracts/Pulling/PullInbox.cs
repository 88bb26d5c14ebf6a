using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>The folder that files are fetched into, and its memory of what was fetched. One program fetches into it at a time.</summary>
/// <remarks>
/// A file comes into <c>.incoming</c>, below the inbox, under a name that says nothing, and is moved into the inbox when it is whole.
/// What is known of a file is its name, size, time or mark, and hash; what the first three tell for certain is not fetched again.
/// </remarks>
internal sealed class PullInbox : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string folder;
    private readonly string incoming;
    private readonly string book;
    private readonly FileStream? locked;
    private readonly Dictionary<string, PulledEntry> entries;

    private PullInbox(string folder, FileStream? locked)
    {
        this.folder = folder;
        incoming = Incoming(folder);
        book = Path.Combine(incoming, "fetched.json");
        this.locked = locked;
        entries = ReadBook();
    }

    /// <summary>Opens it to fetch into.</summary>
    /// <exception cref="BridgeException">EXT264: another program fetches into it, or its memory cannot be read; STO4xx: it cannot be written.</exception>
    public static PullInbox Open(string folder)
    {
        string incoming = Incoming(folder);
        DurableFile.MakeFolder(incoming);
        string path = Path.Combine(incoming, "lock");
        FileStream locked = FileGuard.Run(path, () =>
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException failure) when (FileGuard.IsHeld(failure))
            {
                throw Unusable(folder, "another program that fetches into it", "one at a time", "wait until it ends, then try again");
            }
        });
        try
        {
            return new PullInbox(folder, locked);
        }
        catch
        {
            locked.Dispose();
            throw;
        }
    }

    /// <summary>Opens it to look at, which changes nothing.</summary>
    public static PullInbox ForLooking(string folder) => new(folder, null);

    /// <summary>True when the source's own words tell that a file is the one of the last time.</summary>
    public bool Knows(RemoteFile file) => entries.TryGetValue(file.Name, out PulledEntry? entry) && entry.IsOf(file);

    /// <summary>Where a file comes in; what is there from an earlier try is its beginning.</summary>
    public string PathOf(RemoteFile file) =>
        Path.Combine(incoming, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{file.Address}\n{file.Size}\n{file.Changed}\n{file.Tag}")))[..32]);

    /// <summary>Opens where a file comes in, with what is there from an earlier try.</summary>
    public FileStream OpenPart(RemoteFile file)
    {
        string path = PathOf(file);
        return FileGuard.Run(path, () =>
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            var stream = new FileStream(path, options);
            stream.Seek(0, SeekOrigin.End);
            return stream;
        });
    }

    /// <summary>Takes a whole file into the inbox, and remembers it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="seen">When the list that it was on was asked for.</param>
    /// <returns>False when the inbox has had this content under this name.</returns>
    public bool Take(RemoteFile file, DateTimeOffset seen)
    {
        string path = PathOf(file);
        return FileGuard.Run(path, () =>
        {
            using FileStream content = File.OpenRead(path);
            string hash = Convert.ToHexStringLower(SHA256.HashData(content));
            bool isNew = !entries.TryGetValue(file.Name, out PulledEntry? known) || known.Sha256 != hash;
            if (isNew)
            {
                File.Move(path, Path.Combine(folder, file.Name), overwrite: true);
            }
            else
            {
                File.Delete(path);
            }

            entries[file.Name] = new PulledEntry(file.Name, file.Size, file.Changed, file.Tag, hash, seen.ToUnixTimeSeconds());
            WriteBook();
            return isNew;
        });
    }

    /// <summary>Drops what came of a file.</summary>
    public void Drop(RemoteFile file) => FileGuard.Run(PathOf(file), () => File.Delete(PathOf(file)));

    /// <summary>Drops beginnings of files that the source no longer has as they were.</summary>
    public void DropAllBut(IEnumerable<RemoteFile> files) => FileGuard.Run(incoming, () =>
    {
        HashSet<string> kept = [.. files.Select(PathOf), book, locked!.Name];
        foreach (string leftover in Directory.GetFiles(incoming).Where(file => !kept.Contains(file)))
        {
            File.Delete(leftover);
        }
    });

    public void Dispose() => locked?.Dispose();

    private static string Incoming(string folder) => Path.Combine(folder, ".incoming");

    private Dictionary<string, PulledEntry> ReadBook()
    {
        if (!File.Exists(book))
        {
            return new Dictionary<string, PulledEntry>(StringComparer.Ordinal);
        }

        try
        {
            PulledEntry[] read = FileGuard.Run(book, () => JsonSerializer.Deserialize<PulledEntry[]>(File.ReadAllBytes(book))) ?? [];
            return read.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw Unusable(folder, "a damaged .incoming/fetched.json", "the list of what was fetched", "remove that file: what is still at the other end is then fetched again, and loads nothing twice");
        }
    }

    // Written beside and moved, so that a kill leaves the old list or the new one.
    private void WriteBook()
    {
        string next = book + ".new";
        File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(entries.Values.OrderBy(entry => entry.Name, StringComparer.Ordinal)));
        File.Move(next, book, overwrite: true);
    }

    private static BridgeException Unusable(string folder, string found, string expected, string fix) =>
        new(Issue.Error(ExtractCodes.InboxUnusable, new Place(Path.GetFileName(folder)), found, expected, fix));
}
