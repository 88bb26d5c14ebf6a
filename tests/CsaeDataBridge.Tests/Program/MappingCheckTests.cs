using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CsaeDataBridge.Tests;

/// <summary><c>bridge mapping check</c> and <c>test</c> through the program itself.</summary>
public sealed partial class MappingCheckTests : IDisposable
{
    private readonly SmallArea area = new();

    public void Dispose() => area.Dispose();

    [Fact]
    public void Check_SoundMappings_SaysWhatTheyHold() => Snapshot.Matches(Counts().Replace(Run(0, "check", area.In("mappings")), "N $1s"));

    [Fact]
    public void Check_SeveralFaults_NamesAllWithTheirFix()
    {
        Edit("column: Vic DOB", "colunm: Vic DOB");
        Edit("new_columns", "new_colums");
        Edit("is: crime_report", "is: crime_reprt");
        Edit("cse_flag: { harm: cse }, markers", "cse_flag: { harmm: cse }, markers");
        Edit("sus_age: ", "sus_agee:");
        Snapshot.Matches(Run(10, "check", area.Mapping));
    }

    [Fact]
    public void Check_APatternAsJson_IsOneDocument()
    {
        Edit("agreement: ISA-NS-0007/F-POL-01", "agreement: ISA-NS-0007/F-POL-99");
        (int exit, JsonNode document) = BridgeProcess.Json("mapping", "check", area.In("mappings/**/crime.yaml"), "--json");
        Assert.Equal((12, 12, 1), (exit, (int)document["exitCode"]!, (int)document["errors"]!));
        JsonNode mapping = Assert.Single(document["mappings"]!.AsArray())!;
        Assert.Equal("northshire-police/crime", (string)mapping["mapping"]!);
        Assert.Contains(mapping["issues"]!.AsArray(), issue => (string)issue!["code"]! == "AGR610");
    }

    [Fact]
    public void Check_NoSuchMapping_IsAnError() => Assert.Equal(
        """
        CFG111 error  nowhere.yaml
          Found:    no mapping of this name
          Expected: a .yaml file, a folder with mappings, or a pattern like "mappings/**/*.yaml"
          Fix:      correct the name; folders that start with _ hold value lists and words, not mappings

        """,
        Run(9, "check", "nowhere.yaml"));

    [Fact]
    public void Test_OneThatFails_SaysWhatWasExpectedAndWhatCame()
    {
        Edit("expect: { held: MAP331 }", "expect: { held: MAP330 }");
        Edit("status: suspected, precision: undifferentiated, rule: flag }", "status: confirmed, rule: flag }");
        Snapshot.Matches(Run(13, "test", area.Mapping));
    }

    [Fact]
    public void Test_AsJson_HasEachTest()
    {
        (int exit, JsonNode document) = BridgeProcess.Json("mapping", "test", area.Mapping, "--json");
        Assert.Equal(0, exit);
        JsonArray tests = Assert.Single(document["mappings"]!.AsArray())!["tests"]!.AsArray();
        Assert.True(tests.Count >= 9);
        Assert.All(tests, test => Assert.True((bool)test!["passed"]!));
    }

    private string Run(int exit, string command, string argument)
    {
        (int found, string output) = BridgeProcess.Run("mapping", command, argument);
        Assert.Equal(exit, found);
        return output.Replace(area.Root + "/", "", StringComparison.Ordinal);
    }

    private void Edit(string old, string edited) => SmallArea.Change(area.Mapping, old, edited);

    // How many fields and rules the sample has is not what the test is about.
    [GeneratedRegex("[0-9]+ (field|rule|test)s?")]
    private static partial Regex Counts();
}
