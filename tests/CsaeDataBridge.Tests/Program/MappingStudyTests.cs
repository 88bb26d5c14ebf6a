using System.Text;
using System.Text.Json.Nodes;

namespace CsaeDataBridge.Tests;

/// <summary><c>bridge mapping coverage</c>, <c>explain</c> and <c>diff</c> through the program itself, on the sample.</summary>
public sealed class MappingStudyTests : IDisposable
{
    private static readonly string Sample = Path.Combine(RepositoryRoot.Path, "samples", "northshire");
    private static readonly string Crime = Path.Combine(Sample, "mappings", "northshire-police", "crime.yaml");
    private static readonly string Extract = Path.Combine(Sample, "extracts", "northshire-police", "NSP_CRIME_2026-03-31.csv");
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-study").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    // How the lexicon words a reading is its own tests' affair; here it counts that there are readings, by flag.
    [Fact]
    public void Coverage_OfThePolice_SaysWhatFiredAndWhatNever()
    {
        string text = Run("coverage", Crime, "--extract", Extract);
        string[] readings = [.. text.Split('\n').Where(line => line.TrimStart().StartsWith("nothing ", StringComparison.Ordinal))];
        Assert.Equal(3, readings.Length);
        Assert.Contains("csa suspected (yes) 39", readings[0], StringComparison.Ordinal);
        Snapshot.Matches(string.Join('\n', text.Split('\n').Except(readings)));
    }

    [Fact]
    public void Coverage_AsJson_Balances()
    {
        (int exit, JsonNode document) = BridgeProcess.Json("mapping", "coverage", Crime, "--extract", Extract, "--json");
        Assert.Equal(0, exit);
        Assert.Equal((long)document["read"]!, (long)document["mapped"]! + (long)document["duplicate"]! + (long)document["excluded"]! + (long)document["held"]!);
        Assert.Equal((long)document["held"]!, document["heldRows"]!.AsArray().Count);
        Assert.All(document["unreadCells"]!.AsArray(), cell => Assert.StartsWith("<hidden, ", (string)cell!["cell"]!, StringComparison.Ordinal));
    }

    [Fact]
    public void Coverage_ShowValues_ShowsTheCellsThatCouldNotBeRead() =>
        Assert.Contains("MAP331 cse_flag: maybe later\n", Run("coverage", Crime, "--extract", Extract, "--show-values"), StringComparison.Ordinal);

    [Fact]
    public void Coverage_NameWithoutADate_AsksForIt()
    {
        string copy = Path.Combine(folder, "crime.csv");
        File.Copy(Extract, copy);
        Assert.Equal(
            (10, """
                MAP318 error  crime.csv
                  Found:    a file name that does not tell the business date
                  Expected: a name like NSP_CRIME_(yyyy-MM-dd).csv
                  Fix:      rename the file, or correct 'as_of:' in the mapping

                """),
            BridgeProcess.Run("mapping", "coverage", Crime, "--extract", copy));
        Assert.Contains("crime.csv, as of 2026-03-31\n", Run("coverage", Crime, "--extract", copy, "--as-of", "2026-03-31"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mapped", 23)]
    [InlineData("held", 538)]
    public void Explain_Row_FollowsItThroughTheMapping(string fate, int row)
    {
        string text = Run("explain", Crime, "--extract", Extract, "--row", $"{row}");
        Assert.Contains($"row {row} of NSP_CRIME_2026-03-31.csv: {fate}", text, StringComparison.Ordinal);
        Snapshot.Matches(text, $"{fate}.txt");
    }

    // Words that people choose from a list may stand in the mapping too; whatever is a person's own is longer than they are.
    [Fact]
    public void Explain_WithoutShowValues_HoldsNoCell()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string[] lines = File.ReadAllLines(Extract, Encoding.GetEncoding(1252));
        foreach (int row in (int[])[2, 23, 100, 538, 539])
        {
            string text = Run("explain", Crime, "--extract", Extract, "--row", $"{row}") + Run("explain", Crime, "--extract", Extract, "--row", $"{row}", "--json");
            foreach (string cell in lines[row - 1].Split(',').Select(cell => cell.Trim('"', ' ')).Where(cell => cell.Length > 6))
            {
                Assert.DoesNotContain(cell, text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Explain_ShowValues_SaysThatTheOutputIsPersonal()
    {
        string text = Run("explain", Crime, "--extract", Extract, "--row", "538", "--show-values");
        Assert.Contains("this output is personal data", text, StringComparison.Ordinal);
        Assert.Contains("\"CSE Flag\" MAYBE LATER, flag: cse\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_NoSuchRow_NamesTheNearest() => Assert.Equal(
        (10, """
            MAP320 error  NSP_CRIME_2026-03-31.csv, line 600
              Found:    no row that starts here
              Expected: a row; the nearest start at 559
              Fix:      give the line of a text file, the row of a sheet or the entry of a bundle, as messages name it

            """),
        BridgeProcess.Run("mapping", "explain", Crime, "--extract", Extract, "--row", "600"));

    [Fact]
    public void Explain_WithoutAnExtract_IsTheSql() => Assert.StartsWith("-- northshire-police/crime 1.0.0: once before the first slice\n", Run("explain", Crime), StringComparison.Ordinal);

    [Fact]
    public void Explain_ExtractWithoutRow_IsAUsageError() => Assert.Equal(2, BridgeProcess.Run("mapping", "explain", Crime, "--extract", Extract).Exit);

    [Fact]
    public void Explain_OtherFormats_NamesTheirRows()
    {
        Assert.Contains(": mapped\n", Run("explain", In("mappings", "westvale", "annex-a-plans.yaml"), "--extract", In("extracts", "westvale", "Annex_A_2026-03-31.xlsx"), "--row", "2"), StringComparison.Ordinal);
        Assert.Contains(": mapped\n", Run("explain", In("mappings", "northshire-sarc", "bundles.yaml"), "--extract", In("extracts", "northshire-sarc", "SARC_bundle_2026-03-31.json"), "--row", "5"), StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_NewVersionWithAnExtract_SaysWhatChangesAndForHowMany()
    {
        string edited = File.ReadAllText(Crime)
            .Replace("version: 1.0.0", "version: 2.0.0", StringComparison.Ordinal)
            .Replace("1.0.0: First version.", "1.0.0: First version.\n  2.0.0: One date format.", StringComparison.Ordinal)
            .Replace("[dd/MM/yyyy, dd-MMM-yy], century: 20", "[dd/MM/yyyy]", StringComparison.Ordinal)
            .Replace("status: suspected, role: experienced, basis: derived }", "status: at_risk, role: experienced, basis: derived }", StringComparison.Ordinal);
        string newer = Path.Combine(folder, "crime.yaml");
        File.WriteAllText(newer, edited);
        Snapshot.Matches(Run("diff", Crime, newer, "--extract", Extract, "--config", In("bridge.yaml")));
    }

    [Fact]
    public void Diff_SameMeaning_SaysSo()
    {
        string newer = Path.Combine(folder, "crime.yaml");
        File.WriteAllText(newer, "# a comment\n" + File.ReadAllText(Crime));
        Assert.Equal("The two say the same.\n", Run("diff", Crime, newer));
    }

    private static string In(params string[] parts) => Path.Combine([Sample, .. parts]);

    private static string Run(params string[] arguments)
    {
        (int exit, string output) = BridgeProcess.Run(["mapping", .. arguments]);
        Assert.True(exit == 0, output);
        return output;
    }
}
