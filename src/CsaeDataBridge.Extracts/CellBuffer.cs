using System.Text;

namespace CsaeDataBridge.Extracts;

/// <summary>The cells of one record as UTF-8, for readers whose library gives strings.</summary>
internal sealed class CellBuffer(int columns)
{
    private readonly byte[][] cells = new byte[columns][];

    public void Clear() => Array.Clear(cells);

    /// <summary>Sets a cell; a second value of the same cell is joined with U+001F.</summary>
    public void Add(int column, string text)
    {
        byte[] value = Encoding.UTF8.GetBytes(text);
        cells[column] = cells[column] is { Length: > 0 } before ? [.. before, 0x1F, .. value] : value;
    }

    public void Drop(int column) => cells[column] = [];

    public ReadOnlySpan<byte> Cell(int column) => cells[column];

    public string Raw() => string.Join('\u001E', cells.Select(cell => cell is null ? "" : Encoding.UTF8.GetString(cell)));
}
