using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using System.Text;

namespace CsaeDataBridge.Tests;

/// <summary>A disk that fails at a chosen call of a process that was started on it: the library of faulty_disk.c stands between that process and the system.</summary>
internal sealed class FaultyDisk : IDisposable
{
    private const string Variable = "FAULTY_DISK";
    private const int CallsAt = 0;
    private const int FailAt = 8;
    private const int KindAt = 16;
    private const int FolderAt = 24;
    private const int Length = 4096;

    private readonly PreloadedLibrary? library;
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor orders;

    /// <summary>Makes a disk for processes that are to be started.</summary>
    public FaultyDisk()
    {
        library = new PreloadedLibrary("faulty_disk");
        File.WriteAllBytes(OrdersFile, new byte[Length]);
        (file, orders) = Map(OrdersFile);
    }

    private FaultyDisk(string ordersFile)
    {
        (file, orders) = Map(ordersFile);

        // An earlier process may have been ended while the disk failed.
        orders.Write(KindAt, (long)DiskFault.None);
    }

    /// <summary>Calls of the last work that a fault of this kind can hit.</summary>
    public long Calls => orders.ReadInt64(CallsAt);

    private string OrdersFile => Path.Combine(library!.Folder, "orders");

    /// <summary>The disk on which this process was started.</summary>
    public static FaultyDisk OfThisProcess() => new(Environment.GetEnvironmentVariable(Variable)!);

    /// <summary>Lets a process that is to be started run on this disk; its temporary files go with the disk, even when it is ended in the middle.</summary>
    public void Under(ProcessStartInfo start)
    {
        library!.Under(start);
        start.Environment[Variable] = OrdersFile;
        start.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(library.Folder, "files")).FullName;
    }

    /// <summary>Does something while the disk fails.</summary>
    /// <param name="below">The folder whose files are on it.</param>
    /// <param name="at">The number of the call at which it begins; 0 lets none fail and counts them.</param>
    public T While<T>(string below, DiskFault fault, long at, Func<T> work)
    {
        byte[] path = [.. Encoding.UTF8.GetBytes(below), 0];
        orders.WriteArray(FolderAt, path, 0, path.Length);
        orders.Write(CallsAt, 0L);
        orders.Write(FailAt, at);
        Thread.MemoryBarrier();
        orders.Write(KindAt, (long)fault);
        try
        {
            return work();
        }
        finally
        {
            orders.Write(KindAt, (long)DiskFault.None);
        }
    }

    public void Dispose()
    {
        orders.Dispose();
        file.Dispose();
        library?.Dispose();
    }

    private static (MemoryMappedFile, MemoryMappedViewAccessor) Map(string path)
    {
        MemoryMappedFile file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, Length);
        return (file, file.CreateViewAccessor(0, Length));
    }
}
