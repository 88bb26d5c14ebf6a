using System.Text.Json.Nodes;

namespace CsaeDataBridge.Tests;

/// <summary>Extracts arrive one by one and in any order.</summary>
public sealed class ArrivalTests : IDisposable
{
    private const string Earlier = "NSP_CRIME_2025-12-31.csv";
    private readonly SmallArea area = new();

    public void Dispose() => area.Dispose();

    [Fact]
    public void Run_WithOneNewExtract_LoadsOnlyThat()
    {
        Assert.Equal(0, area.Run("out").Exit);
        area.AddPolice(Earlier);
        (int exit, string output) = area.Run("out", "--json");
        Assert.Equal(0, exit);
        Assert.Equal(
            [$"{Earlier} loaded 79", $"{SmallArea.Police} nothing new 0", $"{SmallArea.Council} nothing new 0"],
            JsonNode.Parse(output)!["feeds"]!.AsArray().Select(feed => $"{feed!["file"]} {feed["status"]} {feed["read"]}"));
    }

    [Fact]
    public void Run_ExtractsInAnotherOrder_EndInTheSameState()
    {
        Assert.Equal(0, area.Run("late").Exit);
        area.AddPolice(Earlier);

        // What a published release hid stays hidden in the next one; here the two are to be alike.
        Directory.Delete(area.In("late", "releases"), recursive: true);
        Assert.Equal(0, area.Run("late").Exit);
        Directory.CreateDirectory(area.In("together", "keys"));
        File.Copy(area.In("late", "keys", "bridge.key"), area.In("together", "keys", "bridge.key"));
        Assert.Equal(0, area.Run("together").Exit);

        StoredState late = area.State("late");
        StoredState together = area.State("together");
        Assert.Equal(together.CurrentHash, late.CurrentHash);
        Assert.Equal(together.Rows, late.Rows);
        Assert.Equal(together.Loads.Split('\n').Order(), late.Loads.Split('\n').Order());
        Assert.Equal(area.Report("together"), area.Report("late"));
    }

    [Fact]
    public void Run_WithWhatCanOnlyBeMeantOneWay_MendsItAndSaysWhere()
    {
        string file = area.In("in", SmallArea.Police);
        string[] lines = File.ReadAllLines(file, System.Text.Encoding.Latin1);
        lines[1] = lines[1].Replace(",ASHCOMBE,", ",ASH\"COMBE,", StringComparison.Ordinal);
        lines[2] += ",, ";
        lines[4] = lines[0];
        File.WriteAllLines(file, lines, System.Text.Encoding.Latin1);
        (int exit, string output) = area.Run("out");
        Assert.Equal(0, exit);
        Assert.Contains(
            $"northshire-police/crime  {SmallArea.Police}: EXT240 quotes inside cells kept as text, 1: line 2; EXT241 blank cells after the last column left out, 1: line 3; EXT242 headers again passed over, 1: line 5\n",
            output,
            StringComparison.Ordinal);
        Assert.Contains("northshire-police/crime  1 loaded   78       78 ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("COMBE", output, StringComparison.Ordinal);
    }
}
