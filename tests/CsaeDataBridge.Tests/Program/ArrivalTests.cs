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
}
