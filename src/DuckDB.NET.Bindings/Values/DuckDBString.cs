using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A string as a vector holds it: up to 12 bytes inside, longer ones by pointer.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct DuckDBString
{
    private const int LongestInlined = 12;

    public _value_e__Union value;

    /// <summary>Length in bytes.</summary>
    public readonly int Length => (int)value.inlined.length;

    /// <summary>The bytes; valid while the vector that holds this string is.</summary>
    public readonly sbyte* Data
    {
        get
        {
            if (Length > LongestInlined)
            {
                return value.pointer.ptr;
            }

            fixed (sbyte* bytes = value.inlined.inlined)
            {
                return bytes;
            }
        }
    }

    [StructLayout(LayoutKind.Explicit)]
    public struct _value_e__Union
    {
        [FieldOffset(0)]
        public DuckDBStringPointer pointer;

        [FieldOffset(0)]
        public DuckDBStringInlined inlined;

        [StructLayout(LayoutKind.Sequential)]
        public struct DuckDBStringPointer
        {
            public uint length;
            public fixed sbyte prefix[4];
            public sbyte* ptr;
        }

        [StructLayout(LayoutKind.Sequential)]
        public struct DuckDBStringInlined
        {
            public uint length;
            public fixed sbyte inlined[LongestInlined];
        }
    }
}
