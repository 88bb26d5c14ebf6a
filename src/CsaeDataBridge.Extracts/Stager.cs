using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Reads a delivery into staging tables: permitted columns only, cells numbered once per distinct text, references as ids.</summary>
/// <remarks>Not safe for several deliveries at once: one stager, one session, one delivery at a time.</remarks>
public sealed class Stager(DuckDbSession session, IdKey key)
{
    private const int RowsBetweenReports = 2048;

    /// <summary>Stages a delivery slice by slice.</summary>
    /// <param name="rowsPerSlice">Rows after which <paramref name="onSlice"/> is called; about 500,000 keeps memory bounded.</param>
    /// <param name="onSlice">Maps the slice that stands in the staging tables; they are emptied when it returns.</param>
    /// <exception cref="BridgeException">EXT20x: the file as a whole cannot be read; nothing of it counts.</exception>
    public StageSummary Stage(Delivery delivery, StagePlan plan, int rowsPerSlice, Action<StagedSlice> onSlice, IProgress<long>? rows, CancellationToken token)
    {
        FileDialect? dialect = FileDialect.AsRead(delivery, plan.Layout);
        // An open quote may swallow the rows after it. Whether one is there is only known at the end, so that a file
        // with quotes is looked through first, and read line by line when it has one.
        bool lineBreaks = !HasOpenQuote(delivery, plan.Layout, token);
        using IRecordReader reader = RecordReaders.Open(delivery, plan, lineBreaks);
        (IReadOnlyList<int[]> columns, IReadOnlyList<string> extra) = ColumnMatcher.Match(delivery.Name, reader.Headers, plan);
        return Stage(reader, plan, new Origin(delivery.Name, columns, extra), rowsPerSlice, onSlice, rows, token) with { LineBreaksInCells = lineBreaks, Headers = Headers(reader, plan, columns), Dialect = dialect };
    }

    /// <summary>Stages records that were kept from an earlier reading as they were staged then: the same ids, digests and faults.</summary>
    /// <param name="records">Cells of the plan's fields, in the order of their lines; none without cells.</param>
    /// <param name="plan">What is read of them.</param>
    /// <param name="file">The delivery that they stood in.</param>
    /// <param name="onSlice">Maps them; called once.</param>
    /// <param name="token">Stops the work.</param>
    public StageSummary Restage(IReadOnlyList<SourceRecord> records, StagePlan plan, string file, Action<StagedSlice> onSlice, CancellationToken token)
    {
        using var reader = new KeptRecordReader(records, plan);
        return Stage(reader, plan, new Origin(file, reader.Columns, []), records.Count + 1, onSlice, null, token);
    }

    /// <summary>Reads records again, one after the other in the order of the file, for what their staged cells no longer tell.</summary>
    /// <param name="lines">The lines at which they start.</param>
    public static IEnumerable<SourceRecord> Reread(Delivery delivery, StagePlan plan, StageSummary staged, IReadOnlySet<long> lines, CancellationToken token)
    {
        if (lines.Count == 0)
        {
            yield break;
        }

        using IRecordReader reader = RecordReaders.Open(delivery, plan, staged.LineBreaksInCells);
        (IReadOnlyList<int[]> columns, _) = ColumnMatcher.Match(delivery.Name, reader.Headers, plan);
        while (reader.Read())
        {
            if (!lines.Contains(reader.Line))
            {
                token.ThrowIfCancellationRequested();
                continue;
            }

            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (int field = 0; field < columns.Count && reader.Fault is null; field++)
            {
                if (columns[field].Any(column => column >= 0))
                {
                    cells[plan.Fields[field].Name] = string.Join((char)CellText.Separator, columns[field].Select(column => column < 0 ? "" : Encoding.UTF8.GetString(reader.Cell(column))));
                }
            }

            yield return new SourceRecord(reader.Line, cells, reader.Fault is null ? null : reader.Raw());
        }
    }

    private StageSummary Stage(IRecordReader reader, StagePlan plan, Origin origin, int rowsPerSlice, Action<StagedSlice> onSlice, IProgress<long>? rows, CancellationToken token)
    {
        StageTables.CreateForDelivery(session);
        var rowTaker = new RowTaker(plan, origin.Columns, origin.File);
        long read = 0;
        long staged = 0;
        int slice = 0;
        bool more = true;
        while (more)
        {
            StageTables.CreateForSlice(session, plan);
            long inSlice = 0;
            using (var writer = new BatchWriter(session, plan, key))
            {
                while (inSlice < rowsPerSlice && (more = reader.Read()))
                {
                    if ((++read & (RowsBetweenReports - 1)) == 0)
                    {
                        token.ThrowIfCancellationRequested();
                        rows?.Report(read);
                    }

                    inSlice += rowTaker.Take(reader, writer) ? 1 : 0;
                }

                writer.Complete();
            }

            WriteCells(rowTaker.Fields);
            staged += inSlice;
            onSlice(new StagedSlice(slice++, inSlice));
        }

        WriteFates(rowTaker);
        rows?.Report(read);
        return read == staged + rowTaker.Duplicates.Count + rowTaker.Held.Count
            ? new StageSummary(read, staged, rowTaker.Duplicates.Count, rowTaker.Held.Count, origin.Extra, LineBreaksInCells: true, reader.Notes)
            : throw new BridgeException(Issue.Error(ExtractCodes.Unbalanced, new Place(origin.File), "rows that do not add up", "read = staged + duplicate + held", "report this: it is a fault of the program"));
    }

    private static Dictionary<string, string> Headers(IRecordReader reader, StagePlan plan, IReadOnlyList<int[]> columns) => plan.Fields
        .Zip(columns)
        .Where(field => field.Second.Any(column => column >= 0))
        .ToDictionary(field => field.First.Name, field => reader.Headers[field.Second.First(column => column >= 0)], StringComparer.Ordinal);

    /// <summary>True when a quote that is not closed may swallow the rows after it; formats other than delimited text have none.</summary>
    internal static bool HasOpenQuote(Delivery delivery, SourceLayout layout, CancellationToken token)
    {
        if (layout.Format != SourceFormat.Delimited || !QuoteScan.MayHaveQuotes(delivery, layout))
        {
            return false;
        }

        using var reader = new DelimitedReader(delivery.OpenContent(), delivery.Name, layout, lineBreaksInQuotes: true);
        for (int row = 0; reader.Read(); row++)
        {
            if ((row & (RowsBetweenReports - 1)) == 0)
            {
                token.ThrowIfCancellationRequested();
            }

            if (reader.Swallowed)
            {
                return true;
            }
        }

        return false;
    }

    private void WriteCells(IReadOnlyList<FieldStage> fields)
    {
        foreach (FieldStage field in fields.Where(field => field.Kind == StageKind.Cell))
        {
            using ChunkWriter writer = session.Writer(StageTables.Catalog, "main", StageTables.CellTable(field.Name));
            foreach ((int number, byte[] cell) in field.DistinctCells)
            {
                writer.Int32(0, number);
                writer.Utf8(1, cell);
                writer.Utf8(2, Encoding.UTF8.GetBytes(NormalForm.Of(Encoding.UTF8.GetString(cell))));
                writer.EndRow();
            }

            writer.Complete();
            field.Clear();
        }
    }

    private void WriteFates(RowTaker taker)
    {
        using (ChunkWriter writer = session.Writer(StageTables.Catalog, "main", "held"))
        {
            foreach ((long line, string code, string? field) in taker.Held)
            {
                writer.Int64(0, line);
                writer.Utf8(1, Encoding.UTF8.GetBytes(code));
                if (field is not null)
                {
                    writer.Utf8(2, Encoding.UTF8.GetBytes(field));
                }

                writer.EndRow();
            }

            writer.Complete();
        }

        using ChunkWriter repeated = session.Writer(StageTables.Catalog, "main", "duplicate");
        foreach (long line in taker.Duplicates)
        {
            repeated.Int64(0, line);
            repeated.EndRow();
        }

        repeated.Complete();
    }

    /// <param name="File">What messages call the delivery.</param>
    /// <param name="Columns">For each field of the plan its columns.</param>
    /// <param name="Extra">Headers that nobody claims.</param>
    private sealed record Origin(string File, IReadOnlyList<int[]> Columns, IReadOnlyList<string> Extra);
}
