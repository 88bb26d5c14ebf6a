using System.Text;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Tests;

public sealed class CellDictionaryTests
{
    // Lengths around 4, 8 and 16, where the reading of a cell's words changes; cells that differ in one byte only.
    [Fact]
    public void Number_Cells_AreOneNumberExactlyWhenTheirBytesAre()
    {
        var random = new Random(11);
        var cells = new CellDictionary(new HashSet<string> { "n/a" });
        var expected = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int round = 0; round < 60_000; round++)
        {
            string cell = new([.. Enumerable.Range(0, 1 + random.Next(24)).Select(_ => random.Next(3) == 0 ? '\0' : (char)('a' + random.Next(2)))]);
            int number = Number(cells, cell);
            if (!expected.TryAdd(cell, number))
            {
                Assert.Equal(expected[cell], number);
            }
        }

        Assert.Equal(expected.Count, expected.Values.Distinct().Count());
        Assert.Equal(expected.OrderBy(pair => pair.Value).Select(pair => pair.Key), cells.Cells.Select(pair => Encoding.UTF8.GetString(pair.Cell)));
        Assert.Equal(-1, Number(cells, "N/A"));
        cells.Clear();
        Assert.Empty(cells.Cells);
        Assert.Equal(1, Number(cells, "ab"));
    }

    private static int Number(CellDictionary cells, string cell)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(cell);
        return cells.Number(bytes, CellHash.Of(bytes, out ulong low, out ulong high), low, high);
    }
}
