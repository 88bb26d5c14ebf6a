using System.Runtime.InteropServices;

namespace CsaeDataBridge.DuckDb;

/// <summary>Native memory for the long strings of one chunk: the engine copies them when the chunk is appended, then it is used again.</summary>
internal sealed unsafe class StringArena : IDisposable
{
    private const nuint FirstSize = 256 * 1024;

    private readonly List<nint> full = [];
    private byte* block;
    private nuint size;
    private nuint used;

    /// <summary>Room for <paramref name="length"/> bytes, in place until <see cref="Reset"/>.</summary>
    public byte* Take(int length)
    {
        if (size - used < (nuint)length)
        {
            Grow((nuint)length);
        }

        byte* place = block + used;
        used += (nuint)length;
        return place;
    }

    /// <summary>Gives back the last <paramref name="length"/> bytes taken.</summary>
    public void GiveBack(int length) => used -= (nuint)length;

    public void Reset()
    {
        FreeFull();
        used = 0;
    }

    public void Dispose()
    {
        FreeFull();
        NativeMemory.Free(block);
        block = null;
        size = 0;
        used = 0;
    }

    /// <remarks>Strings already placed must not move, so the old block is kept until the chunk is appended.</remarks>
    private void Grow(nuint needed)
    {
        if (block is not null)
        {
            full.Add((nint)block);
            block = null;
        }

        size = Math.Max(Math.Max(FirstSize, size * 2), needed);
        block = (byte*)NativeMemory.Alloc(size);
        used = 0;
    }

    private void FreeFull()
    {
        foreach (nint old in full)
        {
            NativeMemory.Free((void*)old);
        }

        full.Clear();
    }
}
