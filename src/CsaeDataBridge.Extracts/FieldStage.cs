using System.Text;
using System.Text.RegularExpressions;

namespace CsaeDataBridge.Extracts;

/// <summary>Stages one field: takes the current row's cell, then keeps it once the row is known to be new.</summary>
internal sealed class FieldStage(StageField staged, int[] columns, int index, IReadOnlySet<string> blank)
{
    private readonly CellDictionary cells = new(blank);
    private readonly int[] blankLengths = [.. blank.Select(Encoding.UTF8.GetByteCount).Distinct()];
    private readonly Regex? form = staged.Form is null ? null : StageField.Whole(staged.Form);
    private byte[] text = new byte[256];
    private int length;
    private int number;

    /// <summary>Its column in the file, or those of its numbers; -1 is absent.</summary>
    public int[] Columns => columns;

    /// <summary>Where the cells of several columns are joined.</summary>
    public List<byte> Joined { get; } = [];

    public StageKind Kind => staged.Kind;

    public string Name => staged.Name;

    /// <summary>The code that holds the current row: its cell is blank and may not be, or is a reference of another form. Null where it is right.</summary>
    public string? Fault => staged.Required && length == 0 ? ExtractCodes.MissingReference
        : form is not null && length > 0 && !form.IsMatch(Encoding.UTF8.GetString(text, 0, length)) ? ExtractCodes.MisformedReference
        : null;

    public bool IsRequired => staged.Required;

    public bool IsBlank => length == 0;

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

        ulong hash = CellHash.Of(cell, out ulong low, out ulong high);
        if (staged.Kind == StageKind.Cell)
        {
            number = cells.Number(cell, hash, low, high);
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

    /// <summary>Keeps the taken cell in a batch.</summary>
    public void Keep(RowBatch batch)
    {
        if (staged.Kind == StageKind.Cell)
        {
            batch.Numbers[index][batch.Count] = length == 0 ? 0 : number;
        }
        else
        {
            batch.Texts[index]!.Add(text.AsSpan(0, length));
        }
    }
}
