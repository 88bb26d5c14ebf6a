namespace CsaeDataBridge.Tests;

/// <summary>What is wrong with a disk; the numbers are those of faulty_disk.c.</summary>
internal enum DiskFault
{
    None,

    /// <summary>It takes nothing more: ENOSPC.</summary>
    Full,

    /// <summary>The system has made it read-only: EROFS.</summary>
    ReadOnly,

    /// <summary>One call fails, reads too, and the next one works again: EIO.</summary>
    BrokenOnce,

    /// <summary>It does not answer any more: EIO.</summary>
    Gone,
}
