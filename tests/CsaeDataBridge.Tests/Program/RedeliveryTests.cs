using System.IO.Compression;
using System.Text.Json.Nodes;

namespace CsaeDataBridge.Tests;

/// <summary>The same rows come again: under another name, packed, in another order, or some of them with others. Nothing is counted twice, and every row has one fate.</summary>
public sealed class RedeliveryTests : IDisposable
{
    private const string First = "NSP_CRIME_2026-01-31.csv";
    private const string Later = "NSP_CRIME_2026-02-28.csv";
    private readonly SmallArea area = new();

    public RedeliveryTests()
    {
        area.LeavePoliceAlone();
        File.Delete(area.In("in", SmallArea.Police));
        Rows(["A1", "A2", "A3", "A4", "A5"]).Write(area.In("in", First));
    }

    public void Dispose() => area.Dispose();

    [Theory]
    [InlineData(Later, false)]
    [InlineData(First + ".zip", true)]
    [InlineData(Later + ".zip", true)]
    public void Run_SameContentUnderAnotherNameOrPacked_LoadsNothing(string name, bool packed)
    {
        Assert.Equal(0, area.Run("out").Exit);
        StoredState before = area.State("out");
        byte[] bytes = File.ReadAllBytes(area.In("in", First));
        File.Delete(area.In("in", First));
        File.WriteAllBytes(area.In("in", name), packed ? Packed(name[..^".zip".Length], bytes) : bytes);

        (int exit, string output) = area.Run("out", "--json");

        Assert.Equal(0, exit);
        JsonNode feed = Assert.Single(JsonNode.Parse(output)!["feeds"]!.AsArray())!;
        Assert.Equal(("nothing new", 0), ((string)feed["status"]!, (int)feed["read"]!));
        Assert.Equal(before, area.State("out"));
    }

    [Fact]
    public void Run_SameRowsInAnotherOrder_ChangesNoEvent()
    {
        Assert.Equal(0, area.Run("out").Exit);
        StoredState before = area.State("out");
        Rows(["A5", "A3", "A1", "A4", "A2"]).Write(area.In("in", Later));

        Assert.Equal(0, area.Run("out").Exit);

        Assert.Equal("7 read = 5 mapped + 1 duplicate + 0 excluded + 1 held; 0 new, 0 changed, 5 unchanged, 0 late, 0 gone", Load(Later));
        Assert.Equal(before.CurrentHash, area.State("out").CurrentHash);
    }

    [Fact]
    public void Run_FilesThatOverlap_CountEachEventOnce_InBothOrders()
    {
        Assert.Equal(0, area.Run("out").Exit);
        Rows(["A4", "A5", "A6", "A7"]).Add("A3", ("CSE Flag", "Y")).Write(area.In("in", Later));
        Assert.Equal(0, area.Run("out").Exit);

        Assert.Equal("7 read = 5 mapped + 1 duplicate + 0 excluded + 1 held; 5 new, 0 changed, 0 unchanged, 0 late, 0 gone", Load(First));
        Assert.Equal("7 read = 5 mapped + 1 duplicate + 0 excluded + 1 held; 2 new, 1 changed, 2 unchanged, 0 late, 0 gone", Load(Later));

        Directory.CreateDirectory(area.In("late", "keys"));
        File.Copy(area.In("out", "keys", "bridge.key"), area.In("late", "keys", "bridge.key"));
        File.Move(area.In("in", First), area.In(First));
        Assert.Equal(0, area.Run("late").Exit);
        File.Move(area.In(First), area.In("in", First));
        Assert.Equal(0, area.Run("late").Exit);

        Assert.Equal("7 read = 5 mapped + 1 duplicate + 0 excluded + 1 held; 2 new, 0 changed, 0 unchanged, 3 late, 0 gone", Load(First, "late"));
        Assert.Equal(area.State("out").CurrentHash, area.State("late").CurrentHash);
        Assert.Equal(area.State("out").Rows, area.State("late").Rows);
        Assert.Contains("event 7\n", area.State("late").Rows, StringComparison.Ordinal);
    }

    // Beside the crimes, the first of them again as it is, and one with a day that no calendar has.
    private static PoliceRows Rows(string[] references)
    {
        var rows = new PoliceRows();
        foreach (string reference in references.Append(references[0]))
        {
            rows.Add(reference);
        }

        return rows.Add("A9", ("Date Recorded", "31/02/2026"));
    }

    private string Load(string file, string output = "out")
    {
        (int exit, JsonNode loads) = BridgeProcess.Json("loads", "--config", area.Config, "--out", area.In(output), "--json");
        Assert.Equal(0, exit);
        JsonNode load = loads["loads"]!.AsArray().Single(one => (string)one!["file"]! == file)!;
        JsonNode rows = load["rows"]!;
        JsonNode events = load["events"]!;
        Assert.Equal((long)rows["read"]!, new[] { "mapped", "duplicate", "excluded", "held" }.Sum(fate => (long)rows[fate]!));
        return $"{rows["read"]} read = {rows["mapped"]} mapped + {rows["duplicate"]} duplicate + {rows["excluded"]} excluded + {rows["held"]} held; "
            + string.Join(", ", new[] { "new", "changed", "unchanged", "late", "gone" }.Select(fate => $"{events[fate]} {fate}"));
    }

    private static byte[] Packed(string name, byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = zip.CreateEntry(name).Open();
            entry.Write(bytes);
        }

        return stream.ToArray();
    }
}
