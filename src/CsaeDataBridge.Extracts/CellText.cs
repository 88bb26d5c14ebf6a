namespace CsaeDataBridge.Extracts;

/// <summary>The cells of a row as fields take them: without blanks at their ends, those of several columns joined.</summary>
internal static class CellText
{
    /// <summary>What joins the cells of numbered columns, and the texts of elements that repeat.</summary>
    public const byte Separator = 0x1F;

    /// <summary>The trimmed cell of a field, or of several columns those that are not blank, joined.</summary>
    /// <param name="columns">Columns of the field; -1 is absent.</param>
    /// <param name="joined">Where the cells of several columns are joined.</param>
    public static ReadOnlySpan<byte> Of(IRecordReader reader, int[] columns, List<byte> joined)
    {
        if (columns.Length == 1)
        {
            return Of(reader, columns[0]);
        }

        joined.Clear();
        foreach (int column in columns)
        {
            ReadOnlySpan<byte> cell = Of(reader, column);
            if (!cell.IsEmpty && joined.Count > 0)
            {
                joined.Add(Separator);
            }

            joined.AddRange(cell);
        }

        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(joined);
    }

    /// <summary>The trimmed cell of one column; empty where it is absent.</summary>
    public static ReadOnlySpan<byte> Of(IRecordReader reader, int column) => column < 0 ? default : Trim(reader.Cell(column));

    // ASCII blanks and U+00A0 at both ends: what people cannot see must not make two cells of one.
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell) =>
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
}
