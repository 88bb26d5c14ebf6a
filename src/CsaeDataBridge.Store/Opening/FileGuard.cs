using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>Runs work on files beside the databases; failures come out as issues.</summary>
public static class FileGuard
{
    private const int NoSpaceLeft = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <param name="path">What the work is on, for the message.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="BridgeException">STO490 full disk; STO4xx access refused, or a fault of the disk.</exception>
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
            throw Fault(DuckDbCodes.DiskFull, path, "the disk is full, or the user's share of it", "room for the store and one more copy of it", "free some space and run again: nothing was half written");
        }
        catch (IOException)
        {
            throw Fault(DuckDbCodes.FileFault, path, "reading or writing the file failed", "a disk or share that answers", "look at the path and the disk, then run again");
        }
    }

    /// <inheritdoc cref="Run{T}(string, Func{T})"/>
    public static void Run(string path, Action work) => Run(path, () =>
    {
        work();
        return true;
    });

    /// <summary>Refuses a file or folder that others than its owner may open; Windows' access lists are not looked at.</summary>
    internal static void RefuseOpenToOthers(string path)
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        UnixFileMode found = UnixFileMode.None;
        try
        {
            found = File.GetUnixFileMode(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Opening the file says what is wrong with it.
        }

        if ((found & Others) != UnixFileMode.None)
        {
            string mode = Directory.Exists(path) ? "700" : "600";
            throw Fault(StoreCodes.OpenToOthers, path, "permissions that let other users in", "permissions for its owner alone", $"run chmod {mode} on it, and ask who may have read it");
        }
    }

    private static BridgeException Fault(string code, string path, string found, string expected, string fix) =>
        new(Issue.Error(code, new Place(path), found, expected, fix));
}
