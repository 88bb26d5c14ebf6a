using System.Text.Json.Nodes;
using CsaeDataBridge.Reporting;

namespace CsaeDataBridge.Tests;

public sealed class ChartSpecTests
{
    [Fact]
    public void Json_FiguresThatAreNotShown_HaveNoValueAndStandInNoBar()
    {
        JsonNode spec = JsonNode.Parse(ChartSpec.Json(Shape(0, 0), "c"))!;
        string[] values = [.. spec["data"]!["values"]!.AsArray().Select(value => $"{value!["words"]}={value["value"]?.ToString() ?? "null"}")];
        Assert.Equal(["12.5=12.5", "c=null", "no data=null", "–=null"], values);
        JsonNode hidden = spec["layer"]![2]!;
        Assert.Equal("!isValid(datum.value)", hidden["transform"]![0]!["filter"]!.ToString());
        Assert.Equal("""{"value":0}""", hidden["encoding"]!["x"]!.ToJsonString());
        Assert.Equal("isValid(datum.value)", spec["layer"]![0]!["transform"]![0]!["filter"]!.ToString());
    }

    [Fact]
    public void Json_AreasAndMembers_DrawsTheWholeAreasMembers()
    {
        JsonNode spec = JsonNode.Parse(ChartSpec.Json(Shape(0, 1), "c"))!;
        Assert.Equal(["Under 13", "13 to 15"], spec["data"]!["values"]!.AsArray().Select(value => value!["name"]!.ToString()));
    }

    [Fact]
    public void Json_LongName_IsBrokenIntoTwoLines() =>
        Assert.Contains("Harbour counselling\\nof the north coast", ChartSpec.Json(Shape(1, 0), "c"), StringComparison.Ordinal);

    [Fact]
    public void Json_Names_CannotEndTheScriptTheyStandIn() =>
        Assert.DoesNotContain("<", ChartSpec.Json(Shape(0, 0), "c"), StringComparison.Ordinal);

    [Fact]
    public void Description_Chart_SaysEveryBarInWords() =>
        Assert.Equal(
            "Bar chart of Rate per 10,000 children. Whole area 12.5; =East, <moor> hidden; West no data; North & \"South\" not applicable.",
            ChartSpec.Description(Shape(0, 0), "c"));

    [Fact]
    public void Json_NothingShown_HasNoScale() =>
        Assert.Contains("\"axis\":null", ChartSpec.Json(Shape(1, 1), "c"), StringComparison.Ordinal);

    private static TableShape Shape(int measure, int table) => new(SmallRelease.Make().Measures[measure].Tables[table]);
}
