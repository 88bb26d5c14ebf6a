using System.Text;

namespace CsaeDataBridge.Extracts;

/// <summary>The parts of a row that a plan repeats over: the numbers of its numbered columns, or the items of its list cell, that say something.</summary>
internal sealed class RowParts(StageRepeat repeat, FieldStage[] fields)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly byte[][] separators = [.. repeat.Separators.Select(Utf8.GetBytes)];
    private readonly List<byte[][]> parts = [];
    private readonly List<UInt128> digests = [];

    public delegate ReadOnlySpan<byte> Check(ReadOnlySpan<byte> cell, FieldStage field);

    /// <summary>Parts of the row that was read last.</summary>
    public int Count => parts.Count;

    /// <summary>The first field that is blank in a part, or in the whole row, and may not be, or is a reference of another form; null when there is none.</summary>
    public (string Code, string Field)? Fault { get; private set; }

    /// <summary>Finds the parts of the reader's current row, and gives the digest of the whole row.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="single">The digest of the fields that do not repeat.</param>
    /// <param name="check">Refuses cells that cannot be.</param>
    public UInt128 Read(IRecordReader reader, UInt128 single, Check check)
    {
        parts.Clear();
        digests.Clear();
        Fault = null;
        UInt128 whole = single;
        foreach (byte[][] cells in Cells(reader))
        {
            UInt128 own = single;
            bool says = false;
            foreach ((FieldStage field, byte[] cell) in fields.Zip(cells))
            {
                ulong hash = field.Take(check(cell, field));
                says |= !field.IsBlank;
                own = CellHash.Combine(own, hash);
                whole = CellHash.Combine(whole, hash);
            }

            // The same record twice in one row is one record, as it is in two rows.
            if (says && !(repeat.IsRecord && digests.Contains(own)))
            {
                Fault ??= fields.Where(field => field.Fault is not null).Select(field => ((string, string)?)(field.Fault!, field.Name)).FirstOrDefault();
                parts.Add(cells);
                digests.Add(own);
            }
        }

        if (parts.Count == 0)
        {
            Fault = fields.Where(field => field.IsRequired).Select(field => ((string, string)?)(ExtractCodes.MissingReference, field.Name)).FirstOrDefault();
            parts.Add([.. fields.Select(_ => Array.Empty<byte>())]);
            digests.Add(whole);
        }

        for (int part = 0; part < digests.Count && !repeat.IsRecord; part++)
        {
            digests[part] = whole;
        }

        return whole;
    }

    /// <summary>Makes a part the current cells of its fields, and gives its digest.</summary>
    public UInt128 Take(int part)
    {
        foreach ((FieldStage field, byte[] cell) in fields.Zip(parts[part]))
        {
            field.Take(cell);
        }

        return digests[part];
    }

    private List<byte[][]> Cells(IRecordReader reader)
    {
        if (repeat.Separators.Count > 0)
        {
            return [.. Items(CellText.Of(reader, fields[0].Columns, fields[0].Joined)).Select(item => (byte[][])[item])];
        }

        var cells = new List<byte[][]>();
        for (int number = 0; number < fields[0].Columns.Length; number++)
        {
            byte[][] row = new byte[fields.Length][];
            for (int field = 0; field < fields.Length; field++)
            {
                row[field] = CellText.Of(reader, fields[field].Columns[number]).ToArray();
            }

            cells.Add(row);
        }

        return cells;
    }

    private List<byte[]> Items(ReadOnlySpan<byte> cell)
    {
        var items = new List<byte[]>();
        int start = 0;
        for (int at = 0; at < cell.Length;)
        {
            int length = 0;
            foreach (byte[] separator in separators)
            {
                length = Math.Max(length, cell[at..].StartsWith(separator) ? separator.Length : 0);
            }

            if (length > 0)
            {
                items.Add(CellText.Trim(cell[start..at]).ToArray());
                start = at + length;
            }

            at += Math.Max(length, 1);
        }

        items.Add(CellText.Trim(cell[start..]).ToArray());
        return items;
    }
}
