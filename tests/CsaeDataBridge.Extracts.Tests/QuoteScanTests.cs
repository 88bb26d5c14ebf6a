using System.Text;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Tests;

public sealed class QuoteScanTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-test-").FullName;

    [Theory]
    [InlineData("a,b\r\n1,2\r\n", "utf-8", false)]
    [InlineData("a,b\r\n1,\"2\"\r\n", "utf-8", true)]
    [InlineData("a,b\r\n1,2", "utf-16", false)]
    [InlineData("a,b\r\n\"1,2", "utf-16", true)]
    public void MayHaveQuotes_File_IsWhetherAQuoteStandsInIt(string text, string encoding, bool expected)
    {
        string path = Path.Combine(folder, "x.csv");
        File.WriteAllText(path, text, Encoding.GetEncoding(encoding));
        var layout = new SourceLayout { Format = SourceFormat.Delimited, Encoding = encoding };
        Assert.Equal(expected, QuoteScan.MayHaveQuotes(Delivery.Open(path), layout));
    }

    [Fact]
    public void MayHaveQuotes_QuoteBehindTheFirstBuffer_IsFound()
    {
        string path = Path.Combine(folder, "x.csv");
        File.WriteAllText(path, $"a,b\n{new string('1', 700_000)},\"2\"\n");
        Assert.True(QuoteScan.MayHaveQuotes(Delivery.Open(path), new SourceLayout { Format = SourceFormat.Delimited }));
    }

    public void Dispose() => Directory.Delete(folder, true);
}
