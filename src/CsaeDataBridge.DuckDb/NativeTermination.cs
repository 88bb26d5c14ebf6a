using System.Runtime.InteropServices;
using System.Text;
using CsaeDataBridge.Issues;
using Microsoft.Win32.SafeHandles;

namespace CsaeDataBridge.DuckDb;

/// <summary>Gives a code to the one failure that the database's library answers by ending the program.</summary>
/// <remarks>
/// When a disk fails in the middle of a commit, the library takes the log back; when the disk refuses that too, it throws where nobody can catch it, and C++
/// ends the process. The files are as after a kill, which the next opening ends. Only Linux is told: elsewhere the process ends without a code.
/// </remarks>
internal static unsafe class NativeTermination
{
    private const int StandardError = 2;
    private static readonly Lazy<bool> Installed = new(Install);

    /// <summary>Makes sure that the process ends by code. Repeated calls do nothing.</summary>
    public static void EndByCode() => _ = Installed.Value;

    private static bool Install()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            SetTerminate(&End);
            return true;
        }
        catch (Exception failure) when (failure is DllNotFoundException or EntryPointNotFoundException)
        {
            // A system with another C++ library.
            return false;
        }
    }

    [UnmanagedCallersOnly]
    private static void End()
    {
        var issue = Issue.Error(
            DuckDbCodes.Stopped,
            Place.None,
            "the database ended the program: the disk failed in the middle of a commit, and again when it was taken back",
            "a disk or share that answers",
            "look at the disk and the system's log, then run again: nothing was half written");
        using (var handle = new SafeFileHandle(StandardError, ownsHandle: false))
        using (var error = new FileStream(handle, FileAccess.Write, bufferSize: 0))
        {
            error.Write(Encoding.UTF8.GetBytes($"{issue}\n"));
        }

        ExitAtOnce(ExitCode.For(DuckDbCodes.Stopped));
    }

    [DllImport("libstdc++.so.6", EntryPoint = "_ZSt13set_terminatePFvvE")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SetTerminate(delegate* unmanaged<void> handler);

    // Without what would run at an orderly end: a thread of the library is in the middle of something.
    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void ExitAtOnce(int code);
}
