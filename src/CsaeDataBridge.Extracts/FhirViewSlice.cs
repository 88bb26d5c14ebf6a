using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Fhir;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>A part of a delivery's resources, cut down, and the rows that the view makes of them; in memory of its own.</summary>
internal sealed class FhirViewSlice : IDisposable
{
    private const string Table = "resource";

    private readonly DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { Threads = 1 });
    private readonly FhirView view;
    private readonly string sql;
    private ChunkWriter? writer;

    public FhirViewSlice(FhirView view)
    {
        this.view = view;
        sql = view.TextSql(Table, "json", "number");
    }

    public int Count { get; private set; }

    public void Clear()
    {
        writer?.Dispose();
        session.Execute($"CREATE OR REPLACE TABLE {Table} (number BIGINT, json VARCHAR)");
        writer = session.Writer(null, null, Table);
        Count = 0;
    }

    public void Add(long number, ReadOnlySpan<byte> json)
    {
        writer!.Int64(0, number);
        writer.Utf8(1, json);
        writer.EndRow();
        Count++;
    }

    /// <summary>For each row its resource, the first column with several values for one place, and the cells.</summary>
    /// <exception cref="BridgeException">FHR984: an operator of the view met several items.</exception>
    public IReadOnlyList<(long Number, string? Several, string?[] Cells)> Rows()
    {
        writer!.Complete();
        try
        {
            return session.Query(sql, row =>
            {
                string?[] cells = new string?[view.Columns.Count];
                for (int column = 0; column < cells.Length; column++)
                {
                    cells[column] = row.IsDBNull(column + 2) ? null : row.GetString(column + 2);
                }

                return (row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1), cells);
            });
        }
        catch (BridgeException fault) when (fault.Issues[0].Code is DuckDbCodes.Other or DuckDbCodes.Conversion)
        {
            throw ViewFault.Failed(view.File, []);
        }
    }

    public void Dispose()
    {
        writer?.Dispose();
        session.Dispose();
    }
}
