using System.IO.Compression;
using System.Security.Cryptography;
using CsaeDataBridge.Issues;
using ICSharpCode.SharpZipLib;

namespace CsaeDataBridge.Extracts;

/// <summary>One delivered file, plain, or the only entry of a .zip (with a password or without) or .gz. Nothing is ever unpacked to disk.</summary>
public sealed class Delivery
{
    private readonly string path;
    private readonly string? password;

    private Delivery(string path, string? password, string name, string contentHash, bool hasQuoteByte)
    {
        this.path = path;
        this.password = password;
        Name = name;
        ContentHash = contentHash;
        HasQuoteByte = hasQuoteByte;
    }

    /// <summary>The inner file's name.</summary>
    public string Name { get; }

    /// <summary>sha256 of the inner file, lower-case hexadecimal: a renamed or packed copy is the same delivery.</summary>
    public string ContentHash { get; }

    /// <summary>True when the byte of a quote stands anywhere in the inner file.</summary>
    internal bool HasQuoteByte { get; }

    /// <summary>Opens the file and reads it once for its hash.</summary>
    /// <param name="path">The file.</param>
    /// <param name="passwordFile">File whose first line is the password of a .zip; null where it has none.</param>
    /// <exception cref="BridgeException">EXT201 no such file or unreadable, EXT202 empty, EXT203 damaged archive, EXT214 one that unpacks to far more than any real file, EXT218 wrong password or none.</exception>
    public static Delivery Open(string path, string? passwordFile = null)
    {
        string name = Path.GetFileName(path);
        string? password = passwordFile is null ? null : Guard(Path.GetFileName(passwordFile), () => File.ReadLines(passwordFile).FirstOrDefault(""));
        return Guard(name, () =>
        {
            using Stream stream = OpenInner(path, password, ref name);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            byte[] buffer = new byte[1 << 17];
            long length = 0;
            bool quotes = false;
            for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                quotes = quotes || buffer.AsSpan(0, read).Contains((byte)'"');
                length += read;
            }

            if (length == 0)
            {
                throw new BridgeException(Issue.Error(ExtractCodes.Empty, new Place(name), "an empty file", "a file with rows", "ask the agency to send it again"));
            }

            return new Delivery(path, password, name, Convert.ToHexStringLower(hash.GetHashAndReset()), quotes);
        });
    }

    /// <summary>The inner file from its beginning.</summary>
    public Stream OpenContent()
    {
        string name = Name;
        return Guard(name, () => OpenInner(path, password, ref name));
    }

    private static Stream OpenInner(string path, string? password, ref string name)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        try
        {
            switch (Path.GetExtension(path).ToLowerInvariant())
            {
                case ".zip":
                    var archive = new ZipArchive(file, ZipArchiveMode.Read);
                    if (archive.Entries is not [ZipArchiveEntry only] || IsArchive(only.Name))
                    {
                        throw new InvalidDataException();
                    }

                    name = only.Name;
                    return only.IsEncrypted ? EncryptedZip.Open(file, password, name) : new UnpackedStream(only.Open(), name, only.CompressedLength, only.Crc32, archive);
                case ".gz":
                    name = Path.GetFileNameWithoutExtension(name);
                    return IsArchive(name) ? throw new InvalidDataException() : new UnpackedStream(new GZipStream(file, CompressionMode.Decompress), name, file.Length, null);
                default:
                    return file;
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    // An archive in an archive hides how large it is, and which file is meant.
    private static bool IsArchive(string name) => Path.GetExtension(name).ToLowerInvariant() is ".zip" or ".gz" or ".7z" or ".rar" or ".tar";

    private static T Guard<T>(string name, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is InvalidDataException or SharpZipBaseException or IndexOutOfRangeException)
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
