using System.Text.Json.Nodes;

namespace CsaeDataBridge.Tests;

/// <summary><c>bridge disclosure</c>: any table of counts protected, explained and attacked.</summary>
public sealed class DisclosureTests : IDisposable
{
    private const string Counts = """
        area,sex,n
        county,all,63
        lad1,all,25
        lad2,all,38
        county,girls,43
        lad1,girls,21
        lad2,girls,22
        county,boys,20
        lad1,boys,4
        lad2,boys,16

        """;

    private const string Spec = """
        dimensions:
          area: { hierarchy: { county: [lad1, lad2] } }
          sex: { total: all }
        count: n
        structural_zeros: []
        profile: SDC-STRICT

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("disclosure").FullName;

    [Fact]
    public void Protect_Table_HidesWhatGivesTheSmallCountAway()
    {
        string output = Path.Combine(folder, "protected.csv");
        Assert.Equal((0, "4 of 9 cells are hidden; the others are rounded.\n"), BridgeProcess.Run("disclosure", "protect", Write("counts.csv", Counts), "--spec", Write("spec.yaml", Spec), "--out", output));
        Assert.Equal(
            """
            area,sex,n
            county,all,65
            lad1,all,25
            lad2,all,40
            county,girls,45
            lad1,girls,c
            lad2,girls,c
            county,boys,20
            lad1,boys,c
            lad2,boys,c

            """,
            File.ReadAllText(output));
    }

    [Fact]
    public void Explain_Line_SaysWhyAndWhichOtherTableFits() => Assert.Equal(
        (0, """
            Line 6 (lad1, girls): with it, another hidden count could be worked out or narrowed down
              Protects: line 9
              Fits as well: line 6 -3, line 7 +3, line 9 +3, line 10 -3

            """),
        BridgeProcess.Run("disclosure", "explain", Write("counts.csv", Counts), "--spec", Write("spec.yaml", Spec), "--line", "6"));

    [Fact]
    public void Explain_LineThatAnEarlierReleaseHides_SaysSo()
    {
        Write("earlier.csv", "sex,n\nall,25\ngirls,c\nboys,10\nother,c\n");
        string spec = Write("spec.yaml", "dimensions: {sex: {total: all}}\ncount: n\nearlier: [earlier.csv]\n");
        (int exit, string output) = BridgeProcess.Run("disclosure", "explain", Write("counts.csv", "sex,n\nall,41\ngirls,20\nboys,9\nother,12\n"), "--spec", spec, "--line", "3");
        Assert.Equal((0, "Line 3 (girls): an earlier release hides it: shown now, it could tell what was hidden with it then"), (exit, output.Split('\n')[0]));
    }

    [Fact]
    public void Audit_PublishedFolder_FindsNothingInWhatWasProtected()
    {
        string published = Directory.CreateDirectory(Path.Combine(folder, "published")).FullName;
        BridgeProcess.Run("disclosure", "protect", Write("counts.csv", Counts), "--spec", Write("spec.yaml", Spec), "--out", Path.Combine(published, "q1.csv"));
        Assert.Equal((0, "1 file: every hidden count can be two numbers that are three or more apart.\n"), BridgeProcess.Run("disclosure", "audit", published, "--spec", Write("spec.yaml", Spec)));
    }

    [Fact]
    public void Audit_CountThatTotalsGiveAway_IsFound()
    {
        string published = Directory.CreateDirectory(Path.Combine(folder, "published")).FullName;
        File.WriteAllText(Path.Combine(published, "q1.csv"), "sex,n\nall,10\ngirls,10\nboys,c\n");
        File.WriteAllText(Path.Combine(published, "q2.csv"), "sex,n\nall,c\ngirls,c\nboys,0\n");
        (int exit, JsonNode document) = BridgeProcess.Json("disclosure", "audit", published, "--spec", Write("spec.yaml", "dimensions: {sex: {total: all}}\ncount: n\n"), "--json");
        Assert.Equal(12, exit);
        Assert.Equal(("q1.csv", 4, true), ((string)document["findings"]![0]!["file"]!, (int)document["findings"]![0]!["line"]!, (bool)document["findings"]![0]!["exactly"]!));
    }

    [Fact]
    public void Protect_WhatAnEarlierReleaseGivesAway_IsRefusedAndNothingIsWritten()
    {
        string output = Path.Combine(folder, "protected.csv");
        Write("earlier.csv", "sex,n\nall,23\ngirls,12\nboys,8\nother,c\n");
        string spec = Write("spec.yaml", "dimensions: {sex: {total: all}}\ncount: n\nearlier: [earlier.csv]\n");
        Assert.Equal(
            (12, """
                SHR711 error  counts.csv
                  Found:    a table in which 1 hidden count could be worked out or narrowed down by what it shows together with what is published already
                  Expected: two tables that fit all that is published, three apart at every hidden count
                  Fix:      publish fewer dimensions, larger areas or longer periods ('coarsen:' in the specification names what may be given up)

                """),
            BridgeProcess.Run("disclosure", "protect", Write("counts.csv", "sex,n\nall,23\ngirls,12\nboys,8\nother,3\n"), "--spec", spec, "--out", output));
        Assert.False(File.Exists(output));
    }

    [Fact]
    public void Protect_EarlierReleaseThatWasRounded_LeavesRoomForANewOne()
    {
        string output = Path.Combine(folder, "protected.csv");
        Write("earlier.csv", "sex,n\nall,25\ngirls,c\nboys,10\nother,c\n");
        string spec = Write("spec.yaml", "dimensions: {sex: {total: all}}\ncount: n\nearlier: [earlier.csv]\n");
        Assert.Equal((0, "2 of 4 cells are hidden; the others are rounded.\n"), BridgeProcess.Run("disclosure", "protect", Write("counts.csv", "sex,n\nall,24\ngirls,13\nboys,8\nother,3\n"), "--spec", spec, "--out", output));
        Assert.Equal("sex,n\nall,25\ngirls,c\nboys,10\nother,c\n", File.ReadAllText(output));
    }

    [Fact]
    public void Protect_OverlappingAreas_AreReadWithTheirSmallAreas()
    {
        Write("other.csv", "health,sex,n\nh1,all,c\nh2,all,40\n");
        Write("ward.csv", "ward,area,health\nw1,lad1,h1\nw2,lad2,h1\nw3,lad2,h2\n");
        string spec = Write("spec.yaml", Spec + "overlaps: [{ table: other.csv, via: ward.csv }]\n");
        (int exit, JsonNode document) = BridgeProcess.Json("disclosure", "protect", Write("counts.csv", Counts), "--spec", spec, "--out", Path.Combine(folder, "protected.csv"), "--json");
        Assert.Equal((0, 9), (exit, (int)document["cells"]!));
    }

    [Fact]
    public void Protect_OverlappingAreasUnderTheSameHeading_AreKnownByWhatStandsInThem()
    {
        // The other publisher does not round and shows the ward that is in lad1 and not in h1 as nobody: the girls of lad1 are known to be 21.
        Write("other.csv", "area,sex,n\ncounty,girls,43\nh1,girls,21\nh2,girls,22\nh3,girls,0\n");
        Write("ward.csv", "ward,council,health\nw1,lad1,h1\nw2,lad1,h3\nw3,lad2,h2\n");
        string output = Path.Combine(folder, "protected.csv");
        string spec = Write("spec.yaml", Spec + "overlaps: [{ table: other.csv, via: ward.csv }]\n");
        Assert.Equal((0, "4 of 9 cells are hidden; the others are rounded.\n"), BridgeProcess.Run("disclosure", "protect", Write("counts.csv", Counts), "--spec", spec, "--out", output));
        Assert.Equal(["lad1,all,c", "lad2,all,c", "lad1,boys,c", "lad2,boys,c"], File.ReadLines(output).Where(line => line.EndsWith(",c", StringComparison.Ordinal)));
    }

    [Fact]
    public void Protect_PartsThatDoNotAddUp_AreRefusedByLine() => Assert.Equal(
        (11, """
            EXT291 error  counts.csv, line 2
              Found:    a whole that its parts do not add up to
              Expected: the sum of its parts; where people may be in several parts, 'adds_up: false' in the specification
              Fix:      correct the counts, or the hierarchy

            """),
        BridgeProcess.Run("disclosure", "protect", Write("counts.csv", Counts.Replace("all,63", "all,64", StringComparison.Ordinal)), "--spec", Write("spec.yaml", Spec), "--out", Path.Combine(folder, "protected.csv")));

    [Fact]
    public void Protect_UnknownKey_IsNamedWithItsPlace()
    {
        (int exit, string text) = BridgeProcess.Run("disclosure", "protect", Write("counts.csv", Counts), "--spec", Write("spec.yaml", Spec + "earlyer: [a.csv]\n"), "--out", Path.Combine(folder, "protected.csv"));
        Assert.Equal(9, exit);
        Assert.StartsWith("CFG120 error  spec.yaml, line 7, column 1, \"earlyer\"", text, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, true);

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
