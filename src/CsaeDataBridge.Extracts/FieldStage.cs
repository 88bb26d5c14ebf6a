using System.Text;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Extracts;

/// <summary>Stages one field: takes the current row's cell, then writes it once the row is known to be new.</summary>
/// <remarks>The hash of an id is only made for rows that are kept: it costs more than all the rest of a row.</remarks>
internal sealed class FieldStage(StageField staged, int column, int target, IReadOnlySet<string> blank, IdKey key)
{
    private readonly CellDictionary cells = new(blank);
    private readonly int[] blankLengths = [.. blank.Select(Encoding.UTF8.GetByteCount).Distinct()];
    private readonly byte[] scope = Encoding.UTF8.GetBytes(staged.Scope ?? "");
    private byte[] text = new byte[256];
    private int length;
    private int number;

    public int Column => column;

    public StageKind Kind => staged.Kind;

    public string Name => staged.Name;

    /// <summary>True when the field must have a cell and the current row has none.</summary>
    public bool IsMissing => staged.Required && length == 0;

    public IEnumerable<(int Number, byte[] Cell)> DistinctCells => cells.Cells;

    public void Clear() => cells.Clear();

    /// <summary>Takes the cell of the current row and gives its hash for the row's digest.</summary>
    public ulong Take(ReadOnlySpan<byte> cell)
    {
        length = cell.Length;
        if (length == 0)
        {
            return 0;
        }

        ulong hash = CellHash.Of(cell);
        if (staged.Kind == StageKind.Cell)
        {
            number = cells.Number(cell, hash);
            if (number < 0)
            {
                length = 0;
                return 0;
            }

            return hash;
        }

        // Blank words are short; a reference of another length needs no look.
        if (blankLengths.Contains(length) && blank.Contains(NormalForm.Of(Encoding.UTF8.GetString(cell))))
        {
            length = 0;
            return 0;
        }

        if (text.Length < length)
        {
            text = new byte[length * 2];
        }

        cell.CopyTo(text);
        return hash;
    }

    /// <summary>Writes the taken cell; blank is NULL.</summary>
    public void Write(ChunkWriter writer)
    {
        if (length == 0)
        {
            return;
        }

        switch (staged.Kind)
        {
            case StageKind.Cell:
                writer.Int32(target, number);
                break;
            case StageKind.Id:
                writer.Uuid(target, key.Id(scope, text.AsSpan(0, length)));
                break;
            default:
                writer.Utf8(target, text.AsSpan(0, length));
                break;
        }
    }
}
