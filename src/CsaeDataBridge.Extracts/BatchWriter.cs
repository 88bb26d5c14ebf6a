using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Writes batches of rows into the staging table on a second processor, while the next batch is read.</summary>
internal sealed class BatchWriter : IDisposable
{
    // So many that neither side waits for the other's odd slow batch.
    private const int Depth = 4;

    private readonly ChunkWriter writer;
    private readonly IReadOnlyList<StageField> fields;
    private readonly bool hasParts;
    private readonly IdKey key;
    private readonly byte[][] scopes;
    private readonly UInt128[][] ids;
    private readonly RowBatch[] batches;
    private readonly Task[] written;
    private Task last = Task.CompletedTask;
    private int current;

    public BatchWriter(DuckDbSession session, StagePlan plan, IdKey key)
    {
        fields = plan.Fields;
        hasParts = plan.Repeat is not null;
        this.key = key;
        scopes = [.. fields.Select(field => Encoding.UTF8.GetBytes(field.Scope ?? ""))];
        ids = [.. fields.Select(field => field.Kind == StageKind.Id ? new UInt128[RowBatch.Size] : [])];
        batches = [.. Enumerable.Range(0, Depth).Select(_ => new RowBatch(fields))];
        written = [.. Enumerable.Repeat(Task.CompletedTask, Depth)];
        writer = session.Writer(StageTables.Catalog, "main", "row");
    }

    /// <summary>The batch to fill.</summary>
    public RowBatch Current => batches[current];

    /// <summary>Leaves the current batch to be written after those before it, and goes on to an empty one.</summary>
    /// <exception cref="BridgeException">An earlier batch could not be written.</exception>
    public void Next()
    {
        Task before = last;
        RowBatch full = Current;
        last = written[current] = Task.Run(async () =>
        {
            await before.ConfigureAwait(false);
            Write(full);
        });
        current = (current + 1) % Depth;
        written[current].GetAwaiter().GetResult();
        Current.Clear();
    }

    /// <summary>Writes the current batch and all before it, and closes the table's writer.</summary>
    public void Complete()
    {
        Next();
        last.GetAwaiter().GetResult();
        writer.Complete();
    }

    public void Dispose()
    {
        // What is being written must end before its writer does; a failure of it is told by Next and Complete.
        Task.WhenAny(last).Wait();
        writer.Dispose();
    }

    private void Write(RowBatch batch)
    {
        for (int field = 0; field < fields.Count; field++)
        {
            if (fields[field].Kind == StageKind.Id)
            {
                key.Ids(scopes[field], batch.Texts[field]!, ids[field]);
            }
        }

        for (int row = 0; row < batch.Count; row++)
        {
            writer.Int64(0, batch.Lines[row]);
            writer.UHugeInt(1, batch.Digests[row]);
            for (int field = 0; field < fields.Count; field++)
            {
                Write(batch, field, row);
            }

            if (hasParts)
            {
                writer.Int32(fields.Count + 2, batch.Parts[row]);
            }

            writer.EndRow();
        }
    }

    private void Write(RowBatch batch, int field, int row)
    {
        if (batch.Texts[field] is not { } texts)
        {
            if (batch.Numbers[field][row] is > 0 and var number)
            {
                writer.Int32(field + 2, number);
            }
        }
        else if (!texts[row].IsEmpty)
        {
            if (fields[field].Kind == StageKind.Id)
            {
                writer.Uuid(field + 2, ids[field][row]);
            }
            else
            {
                writer.Utf8(field + 2, texts[row]);
            }
        }
    }
}
