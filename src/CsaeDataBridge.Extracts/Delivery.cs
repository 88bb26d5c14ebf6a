using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CsaeDataBridge.Issues;
using ICSharpCode.SharpZipLib;

namespace CsaeDataBridge.Extracts;

/// <summary>One delivered file, plain, or the only entry of a .zip (with a password or without) or .gz, all of them also encrypted with OpenPGP; or the rows of a query. Nothing is ever unpacked to disk.</summary>
public sealed class Delivery
{
    private const long LargestInMemory = 512 << 20;

    private const int HeadLength = 1 << 16;

    private readonly Func<(Stream Content, string Name)> open;
    private readonly Func<string, Delivery>? beside;

    private Delivery(Func<(Stream Content, string Name)> open, Func<string, Delivery>? beside, string name, string contentHash, ContentLook look)
    {
        this.open = open;
        this.beside = beside;
        Name = name;
        ContentHash = contentHash;
        Look = look;
    }

    /// <summary>The inner file's name.</summary>
    public string Name { get; }

    /// <summary>sha256 of the inner file, lower-case hexadecimal: a renamed or packed copy is the same delivery.</summary>
    public string ContentHash { get; }

    /// <summary>The other files of the delivery that are joined to this one, by the join's name.</summary>
    internal IReadOnlyDictionary<string, Delivery> Joined { get; private init; } = new Dictionary<string, Delivery>();

    /// <summary>What is known of the inner file before a row of it is read.</summary>
    internal ContentLook Look { get; }

    /// <summary>Opens the file and reads it once for its hash.</summary>
    /// <param name="path">The file.</param>
    /// <param name="passwordFile">File whose first line is the password of a .zip; null where it has none.</param>
    /// <param name="pgp">The keys that read .pgp, .gpg and .asc files; null where there are none.</param>
    /// <param name="main">Name, * standing for any text, of the file to take from an archive of several; null takes the only one.</param>
    /// <exception cref="BridgeException">EXT201 no such file or unreadable, EXT202 empty, EXT203 damaged archive, EXT214 one that unpacks to far more than any real file, EXT218 wrong password or none, EXT250 a password that others may read, EXT27x a file that OpenPGP does not open or vouch for.</exception>
    public static Delivery Open(string path, string? passwordFile = null, PgpKeyring? pgp = null, string? main = null) =>
        OpenWith(path, passwordFile is null ? null : SecretFile.ReadLine(passwordFile), pgp, main);

    /// <summary>The delivery with the files that a plan joins to it: beside it in its archive, or in its folder. Its content hash is then over all of them.</summary>
    /// <exception cref="BridgeException">EXT222: one is not there, or there are several.</exception>
    public Delivery With(IReadOnlyList<StageJoin> joins)
    {
        if (joins.Count == 0)
        {
            return this;
        }

        Dictionary<string, Delivery> joined = joins.ToDictionary(join => join.Name, join => beside?.Invoke(join.FileOf(Name)) ?? throw NotBeside(Name, join.FileOf(Name), 0), StringComparer.Ordinal);
        string hashes = string.Join('|', joined.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value.ContentHash).Prepend(ContentHash));
        return new Delivery(open, beside, Name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashes))), Look) { Joined = joined };
    }

    /// <summary>The inner file from its beginning.</summary>
    public Stream OpenContent() => Guard(Name, () => open().Content);

    /// <summary>Reads a content once, for its hash and for what can be told of it on the way.</summary>
    /// <param name="name">What messages call it until its inner name is known.</param>
    /// <param name="open">Gives the content from its beginning, each time, with its name.</param>
    /// <param name="beside">Gives the file of the same delivery that a name, * standing for any text, is for; null where a delivery is one file.</param>
    internal static Delivery Measure(string name, Func<(Stream Content, string Name)> open, Func<string, Delivery>? beside = null) => Guard(name, () =>
    {
        (Stream stream, name) = open();
        using Stream content = stream;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 17];
        var head = new MemoryStream();
        var scan = new Utf8Scan();
        bool quotes = false;
        long length = 0;
        for (int read; (read = content.Read(buffer, 0, buffer.Length)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            scan.Take(buffer.AsSpan(0, read));
            quotes = quotes || buffer.AsSpan(0, read).Contains((byte)'"');
            length += read;
            head.Write(buffer, 0, Math.Min(read, HeadLength - (int)head.Length));
        }

        return length > 0
            ? new Delivery(open, beside, name, Convert.ToHexStringLower(hash.GetHashAndReset()), new ContentLook(head.ToArray(), length > head.Length, quotes, scan.IsAscii, scan.IsUtf8))
            : throw new BridgeException(Issue.Error(ExtractCodes.Empty, new Place(name), "an empty file", "a file with rows", "ask the agency to send it again"));
    });

    /// <summary>A file's name without the endings that say how it is packed, which no business date stands in.</summary>
    public static string PlainName(string name)
    {
        string outer = IsPgp(name) ? Path.GetFileNameWithoutExtension(name) : name;
        return Path.GetExtension(outer).ToLowerInvariant() is ".zip" or ".gz" ? Path.GetFileNameWithoutExtension(outer) : outer;
    }

    private static Delivery OpenWith(string path, string? password, PgpKeyring? pgp, string? main) =>
        Measure(Path.GetFileName(path), () => OpenInner(path, password, pgp, main), pattern => Beside(path, password, pgp, pattern));

    private static Delivery Beside(string path, string? password, PgpKeyring? pgp, string pattern)
    {
        string name = Path.GetFileName(path);
        if (Path.GetExtension(IsPgp(name) ? Path.GetFileNameWithoutExtension(name) : name).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return OpenWith(path, password, pgp, pattern);
        }

        var wanted = new WildcardPattern(pattern);
        string[] files = [.. Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(path))!).Where(file => wanted.Matches(PlainName(Path.GetFileName(file))))];
        return files is [var only] ? OpenWith(only, password, pgp, null) : throw NotBeside(name, pattern, files.Length);
    }

    private static BridgeException NotBeside(string name, string pattern, int count) => new(Issue.Error(
        ExtractCodes.NoJoinedFile, new Place(name), count == 0 ? $"no file {pattern} beside it" : $"{count} files {pattern} beside it", "each file of the delivery once, in its archive or its folder, with the same date", "ask the agency for the whole delivery, or correct 'join:' in the mapping"));

    private static (Stream Content, string Name) OpenInner(string path, string? password, PgpKeyring? pgp, string? main)
    {
        string name = Path.GetFileName(path);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        Stream stream = file;
        long length = file.Length;
        try
        {
            if (IsPgp(name))
            {
                stream = new UnpackedStream(pgp?.Open(path, name) ?? throw NoKey(name), name, length, null, file);
                name = Path.GetFileNameWithoutExtension(name);
            }

            switch (Path.GetExtension(name).ToLowerInvariant())
            {
                case ".zip":
                    stream = stream == file ? file : InMemory(stream, name);
                    var archive = new ZipArchive(stream, ZipArchiveMode.Read);
                    WildcardPattern? pattern = main is null ? null : new WildcardPattern(main);
                    ZipArchiveEntry[] wanted = [.. archive.Entries.Where(entry => pattern?.Matches(entry.Name) ?? true)];
                    if (main is not null && wanted.Length != 1)
                    {
                        throw NotBeside(name, main, wanted.Length);
                    }

                    if (wanted is not [ZipArchiveEntry only] || IsArchive(only.Name))
                    {
                        throw new InvalidDataException();
                    }

                    name = only.Name;
                    return (only.IsEncrypted ? EncryptedZip.Open(stream, password, archive.Entries.IndexOf(only), name) : new UnpackedStream(only.Open(), name, only.CompressedLength, only.Crc32, archive), name);
                case ".gz":
                    name = Path.GetFileNameWithoutExtension(name);
                    return IsArchive(name) ? throw new InvalidDataException() : (new UnpackedStream(new GZipStream(stream, CompressionMode.Decompress), name, length, null), name);
                default:
                    return (stream, name);
            }
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static bool IsPgp(string name) => Path.GetExtension(name).ToLowerInvariant() is ".pgp" or ".gpg" or ".asc";

    // An archive has its index at its end, and what is decrypted comes from its beginning: it is kept in memory, never on disk.
    private static MemoryStream InMemory(Stream decrypted, string name)
    {
        var memory = new MemoryStream();
        using (decrypted)
        {
            byte[] piece = new byte[1 << 17];
            for (int read; (read = decrypted.Read(piece, 0, piece.Length)) > 0;)
            {
                memory.Write(piece, 0, read);
                if (memory.Length > LargestInMemory)
                {
                    throw new BridgeException(Issue.Error(ExtractCodes.TooLarge, new Place(name), $"an encrypted .zip of more than {LargestInMemory >> 20} MB", "a file that is encrypted without a .zip around it, of any size", "ask the agency to leave the .zip out: OpenPGP packs by itself"));
                }
            }
        }

        memory.Position = 0;
        return memory;
    }

    private static BridgeException NoKey(string name) => new(Issue.Error(
        ExtractCodes.PgpKey, new Place(name), "an OpenPGP file of a feed without a key for it", "the key that it is encrypted for", "name the files with the keys under the feed's 'pgp:' in bridge.yaml; a command that is given an extract takes them with --feed"));

    // An archive in an archive hides how large it is, and which file is meant.
    private static bool IsArchive(string name) => Path.GetExtension(name).ToLowerInvariant() is ".zip" or ".gz" or ".7z" or ".rar" or ".tar" or ".pgp" or ".gpg" or ".asc";

    private static T Guard<T>(string name, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or SharpZipBaseException or IndexOutOfRangeException)
        {
            // What a wrong password makes of an archive, in the one of 256 cases that its check lets pass, runs the library off its tables.
            throw new BridgeException(Issue.Error(ExtractCodes.DamagedArchive, new Place(name), "a damaged archive, or one that does not hold exactly one file", "a whole .zip or .gz with one file in it", "ask the agency to send it again"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            string found = failure is FileNotFoundException or DirectoryNotFoundException ? "no such file" : "a file that cannot be opened";
            throw new BridgeException(Issue.Error(ExtractCodes.Unreadable, new Place(name), found, "a readable file", "check that the file is there, is not in use, and may be read by this account"));
        }
    }
}
