namespace CsaeDataBridge.Tests;

/// <summary>A test that fills a disk of its own; it skips, and says so, where this account may not mount one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!CanMount())
        {
            Skip = "This account may not mount a small disk to fill.";
        }
    }

    private static bool CanMount()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        string disk = Directory.CreateTempSubdirectory("bridge-disk").FullName;
        bool mounted = BridgeProcess.Machine("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk);
        if (mounted)
        {
            BridgeProcess.Machine("umount", disk);
        }

        Directory.Delete(disk);
        return mounted;
    }
}
