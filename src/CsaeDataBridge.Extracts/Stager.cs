using System.Text;
using System.Text.Unicode;
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
        // An open quote may swallow the rows after it. Whether one is there is only known at the end, so that a file
        // with quotes is looked through first, and read line by line when it has one.
        bool lineBreaks = plan.Layout.Format != SourceFormat.Delimited || !HasOpenQuote(delivery, plan.Layout, token);
        using IRecordReader reader = RecordReaders.Open(delivery, plan, lineBreaks);
        (int[] columns, IReadOnlyList<string> extra) = ColumnMatcher.Match(delivery.Name, reader.Headers, plan);
        StageTables.CreateForDelivery(session);
        var blank = plan.Layout.Blank.Select(NormalForm.Of).ToHashSet(StringComparer.Ordinal);
        FieldStage[] fields = [.. plan.Fields.Select((field, index) => new FieldStage(field, columns[index], index, blank))];
        var digests = new DigestSet();
        var held = new List<(long Line, string Code, string? Field)>();
        var duplicates = new List<long>();
        long read = 0;
        long staged = 0;
        int slice = 0;
        bool more = true;
        while (more)
        {
            StageTables.CreateForSlice(session, plan);
            long inSlice = 0;
            using (var writer = new BatchWriter(session, plan.Fields, key))
            {
                while (inSlice < rowsPerSlice && (more = reader.Read()))
                {
                    if ((++read & (RowsBetweenReports - 1)) == 0)
                    {
                        token.ThrowIfCancellationRequested();
                        rows?.Report(read);
                    }

                    if (reader.Fault is { } fault)
                    {
                        held.Add((reader.Line, fault, null));
                    }
                    else if (TakeRow(reader, fields, writer.Current, digests, held, duplicates, delivery.Name))
                    {
                        inSlice++;
                        if (writer.Current.Count == RowBatch.Size)
                        {
                            writer.Next();
                        }
                    }
                }

                writer.Complete();
            }

            WriteCells(fields);
            staged += inSlice;
            onSlice(new StagedSlice(slice++, inSlice));
        }

        WriteFates(held, duplicates);
        rows?.Report(read);
        return read == staged + duplicates.Count + held.Count
            ? new StageSummary(read, staged, duplicates.Count, held.Count, extra, lineBreaks, reader.Notes)
            : throw new BridgeException(Issue.Error(ExtractCodes.Unbalanced, new Place(delivery.Name), "rows that do not add up", "read = staged + duplicate + held", "report this: it is a fault of the program"));
    }

    /// <summary>Reads held records again, by line, for the encrypted quarantine.</summary>
    public static IReadOnlyList<SourceRecord> Reread(Delivery delivery, StagePlan plan, StageSummary staged, IReadOnlySet<long> lines, CancellationToken token)
    {
        var records = new List<SourceRecord>(lines.Count);
        if (lines.Count == 0)
        {
            return records;
        }

        using IRecordReader reader = RecordReaders.Open(delivery, plan, staged.LineBreaksInCells);
        (int[] columns, _) = ColumnMatcher.Match(delivery.Name, reader.Headers, plan);
        while (reader.Read())
        {
            if (!lines.Contains(reader.Line))
            {
                token.ThrowIfCancellationRequested();
                continue;
            }

            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (int field = 0; field < columns.Length && reader.Fault is null; field++)
            {
                if (columns[field] >= 0)
                {
                    cells[plan.Fields[field].Name] = Encoding.UTF8.GetString(reader.Cell(columns[field]));
                }
            }

            records.Add(new SourceRecord(reader.Line, cells, reader.Fault is null ? null : reader.Raw()));
        }

        return records;
    }

    private static bool HasOpenQuote(Delivery delivery, SourceLayout layout, CancellationToken token)
    {
        if (!QuoteScan.MayHaveQuotes(delivery, layout))
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

    private static bool TakeRow(IRecordReader reader, FieldStage[] fields, RowBatch batch, DigestSet digests, List<(long, string, string?)> held, List<long> duplicates, string file)
    {
        UInt128 digest = UInt128.One;
        foreach (FieldStage field in fields)
        {
            ReadOnlySpan<byte> cell = field.Column < 0 ? default : Trim(reader.Cell(field.Column));
            if (!Utf8.IsValid(cell))
            {
                throw new BridgeException(Issue.Error(ExtractCodes.WrongEncoding, new Place(file, reader.Line, Field: field.Name), "bytes that are not UTF-8", "UTF-8, or the encoding that 'encoding:' names", "find out the file's encoding, often windows-1252, and name it in the mapping"));
            }

            digest = CellHash.Combine(digest, field.Take(cell));
            if (field.IsMissing)
            {
                held.Add((reader.Line, ExtractCodes.MissingReference, field.Name));
                return false;
            }
        }

        if (!digests.Add(digest))
        {
            duplicates.Add(reader.Line);
            return false;
        }

        batch.Lines[batch.Count] = reader.Line;
        batch.Digests[batch.Count] = digest;
        foreach (FieldStage field in fields)
        {
            field.Keep(batch);
        }

        batch.Count++;
        return true;
    }

    // ASCII blanks and U+00A0 at both ends: what people cannot see must not make two cells of one.
    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell) =>
        cell.IsEmpty || (cell[0] is > 0x20 and not 0xC2 && cell[^1] is > 0x20 and not 0xA0) ? cell : TrimSlowly(cell);

    private static ReadOnlySpan<byte> TrimSlowly(ReadOnlySpan<byte> cell)
    {
        while (true)
        {
            if (cell.Length > 0 && cell[0] <= 0x20)
            {
                cell = cell[1..];
            }
            else if (cell.StartsWith("\u00A0"u8))
            {
                cell = cell[2..];
            }
            else if (cell.Length > 0 && cell[^1] <= 0x20)
            {
                cell = cell[..^1];
            }
            else if (cell.EndsWith("\u00A0"u8))
            {
                cell = cell[..^2];
            }
            else
            {
                return cell;
            }
        }
    }

    private void WriteCells(FieldStage[] fields)
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

    private void WriteFates(List<(long Line, string Code, string? Field)> held, List<long> duplicates)
    {
        using (ChunkWriter writer = session.Writer(StageTables.Catalog, "main", "held"))
        {
            foreach ((long line, string code, string? field) in held)
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
        foreach (long line in duplicates)
        {
            repeated.Int64(0, line);
            repeated.EndRow();
        }

        repeated.Complete();
    }
}
