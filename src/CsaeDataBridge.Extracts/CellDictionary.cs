using System.Text;

namespace CsaeDataBridge.Extracts;

/// <summary>Numbers the distinct cells of one field within a slice, from 1; a cell seen before costs a hash and a compare.</summary>
internal sealed class CellDictionary(IReadOnlySet<string> blank)
{
    private const int Blank = -1;
    private ulong[] hashes = new ulong[1024];
    private int[] slots = CreateSlots(1024);
    private readonly List<byte[]> cells = [];
    private readonly List<int> numbers = [];
    private int distinct;

    /// <summary>Distinct cells that are not blank, by number from 1: 0 is left to those who want a number for blank.</summary>
    public IEnumerable<(int Number, byte[] Cell)> Cells
    {
        get
        {
            for (int index = 0; index < cells.Count; index++)
            {
                if (numbers[index] != Blank)
                {
                    yield return (numbers[index], cells[index]);
                }
            }
        }
    }

    /// <summary>The cell's number, or -1 when it counts as blank.</summary>
    /// <param name="cell">Trimmed UTF-8, not empty.</param>
    public int Number(ReadOnlySpan<byte> cell, ulong hash)
    {
        int mask = slots.Length - 1;
        int slot = (int)hash & mask;
        while (slots[slot] >= 0)
        {
            if (hashes[slot] == hash && cell.SequenceEqual(cells[slots[slot]]))
            {
                return numbers[slots[slot]];
            }

            slot = (slot + 1) & mask;
        }

        return Add(cell, hash, slot);
    }

    public void Clear()
    {
        Array.Fill(slots, -1);
        cells.Clear();
        numbers.Clear();
        distinct = 0;
    }

    private int Add(ReadOnlySpan<byte> cell, ulong hash, int slot)
    {
        int number = blank.Count > 0 && blank.Contains(NormalForm.Of(Encoding.UTF8.GetString(cell))) ? Blank : ++distinct;
        slots[slot] = cells.Count;
        hashes[slot] = hash;
        cells.Add(cell.ToArray());
        numbers.Add(number);
        if (cells.Count * 2 > slots.Length)
        {
            Grow();
        }

        return number;
    }

    private void Grow()
    {
        ulong[] oldHashes = hashes;
        int[] oldSlots = slots;
        hashes = new ulong[oldSlots.Length * 2];
        slots = CreateSlots(oldSlots.Length * 2);
        int mask = slots.Length - 1;
        for (int old = 0; old < oldSlots.Length; old++)
        {
            if (oldSlots[old] < 0)
            {
                continue;
            }

            int slot = (int)oldHashes[old] & mask;
            while (slots[slot] >= 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = oldSlots[old];
            hashes[slot] = oldHashes[old];
        }
    }

    private static int[] CreateSlots(int size)
    {
        int[] created = new int[size];
        Array.Fill(created, -1);
        return created;
    }
}
