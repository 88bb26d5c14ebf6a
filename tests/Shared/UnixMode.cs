namespace CsaeDataBridge.Tests;

/// <summary>Who may read a file; on Windows that is no matter of modes.</summary>
internal static class UnixMode
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Set(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    /// <summary>Gives a copy the mode of what it was copied from.</summary>
    public static void Take(string from, string to) => Set(to, Of(from));

    public static UnixFileMode Of(string path) => OperatingSystem.IsWindows() ? OwnerOnly : File.GetUnixFileMode(path);
}
