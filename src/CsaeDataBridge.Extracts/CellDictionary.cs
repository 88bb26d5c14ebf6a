using System.Text;

namespace CsaeDataBridge.Extracts;

/// <summary>Numbers the distinct cells of one field within a slice, from 1; a cell seen before costs a hash and a compare.</summary>
internal sealed class CellDictionary(IReadOnlySet<string> blank)
{
    private const int Blank = -1;
    private readonly List<byte[]> cells = [];
    private readonly List<int> numbers = [];
    private Entry[] entries = new Entry[1024];
    private int distinct;

    /// <summary>Distinct cells that are not blank, by number from 1: 0 is left to those who want a number for blank.</summary>
    public IEnumerable<(int Number, byte[] Cell)> Cells => numbers.Zip(cells).Where(pair => pair.First != Blank);

    /// <summary>The cell's number, or -1 when it counts as blank.</summary>
    /// <param name="cell">Trimmed UTF-8, not empty.</param>
    /// <param name="hash">Its hash, with the words of a short cell.</param>
    public int Number(ReadOnlySpan<byte> cell, ulong hash, ulong low, ulong high)
    {
        Entry[] table = entries;
        int mask = table.Length - 1;
        int slot = (int)hash & mask;
        while (true)
        {
            ref Entry entry = ref table[slot];
            if (entry.Number == 0)
            {
                return Add(cell, hash, low, high, slot);
            }

            // The words say all of a short cell; a longer one is compared byte by byte.
            if (entry.Hash == hash && entry.Length == cell.Length && entry.Low == low && entry.High == high
                && (cell.Length <= CellHash.Short || cell.SequenceEqual(cells[entry.Index])))
            {
                return entry.Number;
            }

            slot = (slot + 1) & mask;
        }
    }

    public void Clear()
    {
        Array.Clear(entries);
        cells.Clear();
        numbers.Clear();
        distinct = 0;
    }

    private int Add(ReadOnlySpan<byte> cell, ulong hash, ulong low, ulong high, int slot)
    {
        int number = blank.Count > 0 && blank.Contains(NormalForm.Of(Encoding.UTF8.GetString(cell))) ? Blank : ++distinct;
        entries[slot] = new Entry { Hash = hash, Low = low, High = high, Length = cell.Length, Number = number, Index = cells.Count };
        cells.Add(cell.ToArray());
        numbers.Add(number);
        if (cells.Count * 2 > entries.Length)
        {
            Grow();
        }

        return number;
    }

    private void Grow()
    {
        var larger = new Entry[entries.Length * 2];
        int mask = larger.Length - 1;
        foreach (Entry entry in entries.Where(entry => entry.Number != 0))
        {
            int slot = (int)entry.Hash & mask;
            while (larger[slot].Number != 0)
            {
                slot = (slot + 1) & mask;
            }

            larger[slot] = entry;
        }

        entries = larger;
    }

    private struct Entry
    {
        public ulong Hash;
        public ulong Low;
        public ulong High;
        public int Length;

        /// <summary>0 is an empty place.</summary>
        public int Number;
        public int Index;
    }
}
