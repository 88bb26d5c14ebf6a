using System.Text;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Tests;

/// <summary>The same rows in another format, read by the same mapping with another <c>file:</c>, end in the same store.</summary>
public sealed class FormatRunTests : IDisposable
{
    private readonly SmallArea area = new();

    public void Dispose() => area.Dispose();

    [Theory]
    [InlineData("ndjson")]
    [InlineData("json")]
    [InlineData("fixed")]
    public void Run_SameRowsInAnotherFormat_EndInTheSameStore(string format)
    {
        string file = area.In("in", SmallArea.Police);
        File.WriteAllText(file, File.ReadAllText(file, Encoding.Latin1));
        SmallArea.Change(area.Mapping, "encoding: windows-1252", "encoding: utf-8");
        area.Approve();
        Assert.Equal(0, area.Run("csv").Exit);

        var table = DelimitedTable.Read(file);
        int[] widths = TableText.Widths(table);
        File.WriteAllText(file, TableText.Of(table, format));
        SmallArea.Change(area.Mapping, "encoding: utf-8", format == "fixed"
            ? $"format: fixed\n  widths: {{ {string.Join(", ", table.Headers.Select((name, column) => $"{name}: {widths[column]}"))} }}"
            : $"format: {format}");
        area.Approve();
        Directory.CreateDirectory(area.In(format, "keys"));
        File.Copy(area.In("csv", "keys", "bridge.key"), area.In(format, "keys", "bridge.key"));
        (int exit, string output) = area.Run(format);
        Assert.True(exit == 0, output);
        Assert.Contains("northshire-police/crime  1 loaded   79       79 ", output, StringComparison.Ordinal);
        Assert.Contains(format == "fixed" ? "  79 rows  utf-8, fixed widths, " : "  79 rows  ", output, StringComparison.Ordinal);
        Assert.Equal(area.State("csv").Rows, area.State(format).Rows);
        Assert.Equal(area.State("csv").CurrentHash, area.State(format).CurrentHash);
        Assert.Equal(area.Report("csv"), area.Report(format));
    }
}
