using System.Text.Unicode;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Takes the rows of one delivery field by field: each is staged once or, where the plan repeats, once for each of its parts; or it repeats an earlier row, or is held.</summary>
internal sealed class RowTaker
{
    private readonly FieldStage[] fields;
    private readonly FieldStage[] single;
    private readonly RowParts? parts;
    private readonly string file;
    private readonly DigestSet digests = new();

    /// <param name="columns">For each field of the plan its columns in the file.</param>
    public RowTaker(StagePlan plan, IReadOnlyList<int[]> columns, string file)
    {
        this.file = file;
        var blank = plan.Layout.Blank.Select(NormalForm.Of).ToHashSet(StringComparer.Ordinal);
        fields = [.. plan.Fields.Select((field, index) => new FieldStage(field, columns[index], index, blank))];
        single = [.. fields.Where(field => plan.Repeat?.Fields.Contains(field.Name) != true)];
        parts = plan.Repeat is { } repeat ? new RowParts(repeat, [.. fields.Except(single)]) : null;
    }

    public IReadOnlyList<FieldStage> Fields => fields;

    public List<(long Line, string Code, string? Field)> Held { get; } = [];

    public List<long> Duplicates { get; } = [];

    /// <summary>Takes the reader's current row; false when it is not staged, with its fate noted.</summary>
    public bool Take(IRecordReader reader, BatchWriter writer)
    {
        if (reader.Fault is { } fault)
        {
            Held.Add((reader.Line, fault, null));
            return false;
        }

        UInt128 digest = UInt128.One;
        foreach (FieldStage field in single)
        {
            digest = CellHash.Combine(digest, field.Take(Valid(CellText.Of(reader, field.Columns, field.Joined), reader, field)));
            if (field.Fault is { } wrong)
            {
                Held.Add((reader.Line, wrong, field.Name));
                return false;
            }
        }

        if (parts is not null)
        {
            return TakeParts(parts, reader, writer, digest);
        }

        if (!digests.Add(digest))
        {
            Duplicates.Add(reader.Line);
            return false;
        }

        Keep(writer, reader.Line, digest, 0);
        return true;
    }

    private bool TakeParts(RowParts found, IRecordReader reader, BatchWriter writer, UInt128 digest)
    {
        UInt128 whole = found.Read(reader, digest, (cell, field) => Valid(cell, reader, field));
        if (found.Fault is { } wrong)
        {
            Held.Add((reader.Line, wrong.Code, wrong.Field));
            return false;
        }

        if (!digests.Add(whole))
        {
            Duplicates.Add(reader.Line);
            return false;
        }

        for (int part = 0; part < found.Count; part++)
        {
            Keep(writer, reader.Line, found.Take(part), part + 1);
        }

        return true;
    }

    private void Keep(BatchWriter writer, long line, UInt128 digest, int part)
    {
        RowBatch batch = writer.Current;
        batch.Lines[batch.Count] = line;
        batch.Digests[batch.Count] = digest;
        batch.Parts[batch.Count] = part;
        foreach (FieldStage field in fields)
        {
            field.Keep(batch);
        }

        if (++batch.Count == RowBatch.Size)
        {
            writer.Next();
        }
    }

    private ReadOnlySpan<byte> Valid(ReadOnlySpan<byte> cell, IRecordReader reader, FieldStage field) => Utf8.IsValid(cell) ? cell
        : throw new BridgeException(Issue.Error(ExtractCodes.WrongEncoding, new Place(file, reader.Line, Field: field.Name), "bytes that are not UTF-8", "UTF-8, or the encoding that 'encoding:' names", "find out the file's encoding, often windows-1252, and name it in the mapping"));
}
