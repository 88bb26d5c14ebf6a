using CsaeDataBridge.Reporting;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Tests;

public sealed class TableCsvTests
{
    [Fact]
    public void Render_ByArea_HasMarkersAndNoFormula() =>
        Assert.Equal(
            "area_code,area,children,rate\nall,Whole area,1240,12.5\nE1,\"'=East, <moor>\",c,c\nE2,West,no_data,no_data\nE3,\"North & \"\"South\"\"\",35,\n",
            TableCsv.Render(SmallRelease.Make().Measures[0].Tables[0], "c"));

    [Fact]
    public void Render_ByAreaAndMember_NamesTheBreakdown() =>
        Assert.StartsWith("area_code,area,breakdown,children\nall,Whole area,under_13,700\nall,Whole area,13 to 15,c\n", TableCsv.Render(SmallRelease.Make().Measures[0].Tables[1], "c"), StringComparison.Ordinal);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\"=1", "\"\"\"=1\"")]
    [InlineData("St. Mary-le-Bow", "St. Mary-le-Bow")]
    [InlineData("", "")]
    public void Render_TextThatCouldRun_IsQuotedAsText(string name, string expected)
    {
        var table = new ProtectedTable("T", "T", null, [new("n", "N", "count")], [new ProtectedRow("E1", name, "all", [ProtectedCell.Shown(10)])], "n");
        Assert.Equal($"area_code,area,n\nE1,{expected},10\n", TableCsv.Render(table, "c"));
    }

    [Fact]
    public void Render_MarkerThatCouldRun_IsQuotedAsText()
    {
        var table = new ProtectedTable("T", "T", null, [new("n", "N", "count")], [new ProtectedRow("E1", "East", "all", [ProtectedCell.Suppressed])], "n");
        Assert.Equal("area_code,area,n\nE1,East,'=c\n", TableCsv.Render(table, "=c"));
    }
}
