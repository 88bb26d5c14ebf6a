using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CsaeDataBridge.DuckDb;

/// <summary>Files that are there whole or not at all, also after a power cut: written beside, flushed to the disk, then renamed.</summary>
public static class DurableFile
{
    private const int BufferLength = 1 << 20;

    // EINVAL: some shares keep names safe by themselves, and flush no folders.
    private const int CannotBeFlushed = 22;

    /// <summary>Copies a file for its owner alone and flushes the copy.</summary>
    /// <returns>SHA-256 of what was read, as hexadecimal digits.</returns>
    public static string Copy(string from, string to) => FileGuard.Run(to, () =>
    {
        using FileStream source = File.OpenRead(from);
        using FileStream target = Create(to);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[BufferLength];
        for (int read = source.Read(buffer); read > 0; read = source.Read(buffer))
        {
            hash.AppendData(buffer, 0, read);
            target.Write(buffer, 0, read);
        }

        target.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    });

    /// <summary>SHA-256 of a file, as hexadecimal digits.</summary>
    public static string Sha256(string path) => FileGuard.Run(path, () =>
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    });

    /// <summary>Writes a text for its owner alone, in place of what was there.</summary>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes for their owner alone, in place of what was there; makes their folder where it is absent.</summary>
    public static void Write(string path, byte[] bytes) => Move(WritePart(path, bytes), path);

    /// <summary>Writes a file under another name, from which <see cref="Move"/> gives it its own.</summary>
    /// <returns>The other name.</returns>
    public static string WritePart(string path, byte[] bytes)
    {
        string part = $"{path}.part";
        MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        FileGuard.Run(path, () =>
        {
            using FileStream file = Create(part);
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        });
        return part;
    }

    /// <summary>Makes what another writer left in a file safe.</summary>
    public static void Flush(string path) => FileGuard.Run(path, () =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    });

    /// <summary>Gives a file or folder its name, in place of a file that had it.</summary>
    public static void Move(string from, string to) => FileGuard.Run(to, () =>
    {
        if (Directory.Exists(from))
        {
            Directory.Move(from, to);
        }
        else
        {
            File.Move(from, to, overwrite: true);
        }

        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(to))!);
    });

    /// <summary>Removes a file if it is there.</summary>
    public static void Delete(string path) => FileGuard.Run(path, () => File.Delete(path));

    /// <summary>Makes a folder for its owner alone, where it is absent.</summary>
    public static void MakeFolder(string path) => FileGuard.Run(path, () => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    // A name is safe when its folder is; .NET opens no folders, and Windows keeps names in its journal.
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int descriptor = Open([.. Encoding.UTF8.GetBytes(folder), 0], 0);
        int error = descriptor < 0 || Synchronise(descriptor) != 0 ? Marshal.GetLastPInvokeError() : 0;
        if (descriptor >= 0)
        {
            _ = Close(descriptor);
        }

        if (error is not (0 or CannotBeFlushed))
        {
            throw new IOException(null, error);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronise(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
