using DuckDB.NET.Native;

namespace CsaeDataBridge.DuckDb;

/// <summary>One column of a <see cref="ChunkWriter"/>: what it is, and where its values stand in the chunk being filled.</summary>
internal sealed unsafe class ChunkColumn
{
    /// <summary>The name in the table.</summary>
    public required string Name { get; init; }

    /// <summary>The type in SQL's words, for messages.</summary>
    public required string SqlType { get; init; }

    public required DuckDBType Type { get; init; }

    /// <summary>Type of the items when the column is a list; otherwise invalid.</summary>
    public DuckDBType ItemType { get; init; }

    /// <summary>Digits of a DECIMAL, and those of them behind the point.</summary>
    public int Width { get; init; }

    public int Scale { get; init; }

    /// <summary>The whole number in which a DECIMAL is stored.</summary>
    public DuckDBType StoredAs { get; init; }

    public nint Vector { get; private set; }

    public byte* Data { get; private set; }

    /// <summary>One bit per row, set when the row has a value; null while every row has one.</summary>
    public ulong* Validity { get; private set; }

    /// <summary>The row of the chunk for which a value was given last; -1 for none.</summary>
    public int SetAt { get; set; } = -1;

    /// <summary>Items of a list column in the chunk so far.</summary>
    public ulong Items { get; set; }

    /// <summary>Takes the addresses in a chunk that is empty.</summary>
    public void Begin(nint vector)
    {
        Vector = vector;
        Data = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector);
        Validity = null;
        SetAt = -1;
        Items = 0;
    }

    /// <summary>Makes a row NULL; what stands there from an earlier chunk is wiped, since it may point at memory given back.</summary>
    public void SetNull(int row)
    {
        if (Validity is null)
        {
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(Vector);
            Validity = NativeMethods.Vectors.DuckDBVectorGetValidity(Vector);
        }

        Validity[row >> 6] &= ~(1UL << (row & 63));
        if (Type is DuckDBType.Varchar or DuckDBType.Blob or DuckDBType.List)
        {
            ((UInt128*)Data)[row] = 0;
        }
    }
}
