using CsaeDataBridge.Northshire;

namespace CsaeDataBridge.Tests;

public sealed class NorthshireGeneratorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-northshire").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Write_DefaultSeed_GivesTheCommittedSampleByteForByte()
    {
        NorthshireGenerator.Write(folder, NorthshireGenerator.DefaultPeople, NorthshireGenerator.DefaultSeed, CancellationToken.None);
        string sample = Path.Combine(RepositoryRoot.Path, "samples", "northshire");
        string[] files = Files(folder);
        Assert.Equal(42, files.Length);
        Assert.All(files, file => Assert.True(
            File.ReadAllBytes(Path.Combine(sample, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, file))),
            $"{file} is not what the generator writes"));
        Assert.True(files.Sum(file => new FileInfo(Path.Combine(folder, file)).Length) < 8_000_000);
    }

    [Fact]
    public void Write_AnotherSeed_GivesOtherRows()
    {
        NorthshireGenerator.Write(Path.Combine(folder, "a"), 50, 1, CancellationToken.None);
        NorthshireGenerator.Write(Path.Combine(folder, "b"), 50, 2, CancellationToken.None);
        Assert.NotEqual(File.ReadAllText(Path.Combine(folder, "a", "truth", "rows.csv")), File.ReadAllText(Path.Combine(folder, "b", "truth", "rows.csv")));
    }

    [Fact]
    public void Write_EveryCsvRow_HasOneTruth()
    {
        NorthshireGenerator.Write(folder, 200, 5, CancellationToken.None);
        var lines = File.ReadLines(Path.Combine(folder, "truth", "rows.csv")).Skip(1).Select(line => line.Split(',')).Select(cells => (File: cells[1], Line: long.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture))).Distinct().GroupBy(row => row.File).ToDictionary(group => group.Key, group => group.Count());
        foreach (string file in Directory.GetFiles(Path.Combine(folder, "extracts"), "*.csv", SearchOption.AllDirectories))
        {
            Assert.Equal(File.ReadLines(file).Count() - 1, lines.GetValueOrDefault(Path.GetFileName(file)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(999_999)]
    [InlineData(123_456)]
    public void NhsNumber_HasRightCheckDigit(int serial)
    {
        string number = CheckDigits.NhsNumber(serial);
        int sum = Enumerable.Range(0, 9).Sum(index => (number[index] - '0') * (10 - index));
        Assert.Equal(number[9] - '0', (11 - (sum % 11)) % 11);
        Assert.StartsWith("999", number, StringComparison.Ordinal);
    }

    [Fact]
    public void Upn_HasRightCheckLetter()
    {
        string upn = CheckDigits.Upn(12_345);
        int sum = Enumerable.Range(1, 12).Sum(index => (upn[index] - '0') * (index + 1));
        Assert.Equal("ABCDEFGHJKLMNPQRTUVWXYZ"[sum % 23], upn[0]);
    }

    private static string[] Files(string root) => [.. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file)).Order(StringComparer.Ordinal)];
}
