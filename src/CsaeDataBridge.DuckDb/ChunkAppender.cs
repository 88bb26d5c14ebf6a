using CsaeDataBridge.Issues;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using NativeAppender = DuckDB.NET.Native.DuckDBAppender;

namespace CsaeDataBridge.DuckDb;

/// <summary>The native side of a <see cref="ChunkWriter"/>: the table's columns, one chunk, and the appender that takes it.</summary>
internal sealed unsafe class ChunkAppender : IDisposable
{
    private readonly NativeAppender appender;
    private readonly DuckDBDataChunk chunk;
    private readonly Func<CancellationToken> token;

    /// <param name="connection">An open connection.</param>
    /// <param name="parts">Catalog and schema, or null for the current ones, and the table.</param>
    /// <param name="described">Name and SQL type of each column, in table order.</param>
    /// <param name="token">Gives the token in force.</param>
    public ChunkAppender(
        DuckDBConnection connection,
        (string? Catalog, string? Schema, string Table) parts,
        IReadOnlyList<(string Name, string SqlType)> described,
        Func<CancellationToken> token)
    {
        this.token = token;
        Table = parts.Table;
        DuckDBState state = NativeMethods.Appender.DuckDBAppenderCreateExt(
            connection.NativeConnection, parts.Catalog, parts.Schema, parts.Table, out appender);
        try
        {
            Check(state);
            Columns = new ChunkColumn[described.Count];
            chunk = CreateChunk(described);
        }
        catch
        {
            Dispose();
            throw;
        }

        Capacity = (int)NativeMethods.Helpers.DuckDBVectorSize();
        Begin();
    }

    public string Table { get; }

    public ChunkColumn[] Columns { get; } = [];

    /// <summary>Most rows of a chunk.</summary>
    public int Capacity { get; }

    public bool IsClosed { get; private set; }

    /// <summary>Hands the first rows of the chunk to the table and makes the chunk empty.</summary>
    public void Append(int rows)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        token().ThrowIfCancellationRequested();
        foreach (ChunkColumn column in Columns)
        {
            if (column.Type == DuckDBType.List)
            {
                Check(NativeMethods.Vectors.DuckDBListVectorSetSize(column.Vector, column.Items));
            }
        }

        NativeMethods.DataChunks.DuckDBDataChunkSetSize(chunk, (ulong)rows);
        Check(NativeMethods.Appender.DuckDBAppendDataChunk(appender, chunk));
        NativeMethods.DataChunks.DuckDBDataChunkReset(chunk);
        Begin();
    }

    /// <summary>Makes room for the items of a list column; they may move.</summary>
    /// <returns>The address of the first item.</returns>
    public byte* ReserveItems(ChunkColumn column, ulong items)
    {
        Check(NativeMethods.Vectors.DuckDBListVectorReserve(column.Vector, items));
        return (byte*)NativeMethods.Vectors.DuckDBVectorGetData(NativeMethods.Vectors.DuckDBListVectorGetChild(column.Vector));
    }

    /// <summary>Writes everything appended to the table.</summary>
    public void Close()
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        Check(NativeMethods.Appender.DuckDBAppenderClose(appender));
        Dispose();
    }

    public void Dispose()
    {
        if (IsClosed)
        {
            return;
        }

        IsClosed = true;
        if (!appender.IsInvalid)
        {
            // Destroying an appender writes what it still holds.
            _ = NativeMethods.Appender.DuckDBAppenderClear(appender);
        }

        appender.Dispose();
        chunk?.Dispose();
    }

    private void Begin()
    {
        for (int index = 0; index < Columns.Length; index++)
        {
            Columns[index].Begin(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, index));
        }
    }

    private DuckDBDataChunk CreateChunk(IReadOnlyList<(string Name, string SqlType)> described)
    {
        var types = new DuckDBLogicalType[described.Count];
        try
        {
            for (int index = 0; index < types.Length; index++)
            {
                types[index] = NativeMethods.Appender.DuckDBAppenderColumnType(appender, (ulong)index);
                Columns[index] = Describe(described[index], types[index]);
            }

            return NativeMethods.DataChunks.DuckDBCreateDataChunk(
                [.. types.Select(type => type.DangerousGetHandle())], (ulong)types.Length);
        }
        finally
        {
            foreach (DuckDBLogicalType? type in types)
            {
                type?.Dispose();
            }
        }
    }

    private static ChunkColumn Describe((string Name, string SqlType) described, DuckDBLogicalType logicalType)
    {
        DuckDBType type = NativeMethods.LogicalType.DuckDBGetTypeId(logicalType);
        bool isDecimal = type == DuckDBType.Decimal;
        return new ChunkColumn
        {
            Name = described.Name,
            SqlType = described.SqlType,
            Type = type,
            ItemType = type == DuckDBType.List ? ItemTypeOf(logicalType) : DuckDBType.Invalid,
            Width = isDecimal ? NativeMethods.LogicalType.DuckDBDecimalWidth(logicalType) : 0,
            Scale = isDecimal ? NativeMethods.LogicalType.DuckDBDecimalScale(logicalType) : 0,
            StoredAs = isDecimal ? NativeMethods.LogicalType.DuckDBDecimalInternalType(logicalType) : DuckDBType.Invalid,
        };
    }

    private static DuckDBType ItemTypeOf(DuckDBLogicalType list)
    {
        using DuckDBLogicalType item = NativeMethods.LogicalType.DuckDBListTypeChildType(list);
        return NativeMethods.LogicalType.DuckDBGetTypeId(item);
    }

    private void Check(DuckDBState state)
    {
        if (state.IsSuccess())
        {
            return;
        }

        using DuckDBErrorData error = NativeMethods.Appender.DuckDBAppenderErrorData(appender);
        FaultKind kind = FaultKinds.Classify(NativeMethods.ErrorData.DuckDBErrorDataErrorType(error), error.Message);
        throw new BridgeException(FaultText.Describe(kind, error.Message, "INSERT", null));
    }
}
