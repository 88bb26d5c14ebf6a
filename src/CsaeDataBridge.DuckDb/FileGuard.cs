using CsaeDataBridge.Issues;

namespace CsaeDataBridge.DuckDb;

/// <summary>Work on files other than databases; failures come out as issues.</summary>
public static class FileGuard
{
    private const int NoSpaceLeft = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Runs work on a file.</summary>
    /// <param name="path">The file, as messages name it.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="BridgeException">STO490 the disk is full; STO4xx: access is refused, or reading or writing fails.</exception>
    public static T Run<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (UnauthorizedAccessException)
        {
            throw Fault(DuckDbCodes.FileForbidden, path, "the operating system refuses access", "a file and a folder that this user may read and write", "correct the owner or the permissions");
        }
        catch (IOException failure) when (failure.HResult is NoSpaceLeft or WindowsDiskFull)
        {
            throw Fault(DuckDbCodes.DiskFull, path, "the disk is full, or the user's share of it", "room for what is written, and for one more copy of the store", "free some space and run again: nothing was half written");
        }
        catch (IOException)
        {
            throw Fault(DuckDbCodes.FileFault, path, "reading or writing the file failed", "a disk or share that answers", "look at the path and the disk, then run again");
        }
    }

    /// <inheritdoc cref="Run{T}"/>
    public static void Run(string path, Action work) => Run(path, () =>
    {
        work();
        return true;
    });

    /// <summary>True for a file or folder that others than its owner may open; Windows' access lists are not looked at.</summary>
    public static bool IsOpenToOthers(string path)
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        try
        {
            return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Opening the file says what is wrong with it.
            return false;
        }
    }

    /// <summary>Whether a file could not be opened because another program has it: EWOULDBLOCK on Linux and macOS, a sharing violation on Windows.</summary>
    public static bool IsHeld(IOException failure) => failure.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static BridgeException Fault(string code, string path, string found, string expected, string fix) =>
        new(Issue.Error(code, new Place(path), found, expected, fix));
}
