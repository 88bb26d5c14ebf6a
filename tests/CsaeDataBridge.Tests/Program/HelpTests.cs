using System.Text.Json.Nodes;

namespace CsaeDataBridge.Tests;

/// <summary>What the program says about itself, and about a command line that it does not understand.</summary>
public sealed class HelpTests
{
    [Fact]
    public void Help_OfTheProgram_ReadsWell() => Snapshot.Matches(Help());

    [Fact]
    public void Help_OfRun_ReadsWell() => Snapshot.Matches(Help("run"));

    [Fact]
    public void Help_OfSample_ReadsWell() => Snapshot.Matches(Help("sample"));

    [Fact]
    public void Help_OfServe_ReadsWell() => Snapshot.Matches(Help("serve"));

    [Fact]
    public void Help_OfTheMappingCommands_ReadsWell() => Snapshot.Matches(string.Join('\n', ((string[][])[["mapping"], ["mapping", "check"], ["mapping", "test"], ["mapping", "coverage"], ["mapping", "explain"], ["mapping", "diff"], ["mapping", "approve"], ["mapping", "new"], ["profile"]]).Select(Help)));

    [Fact]
    public void Help_OfTheStoreCommands_ReadsWell() => Snapshot.Matches(string.Join('\n', ((string[][])[["store"], ["store", "backup"], ["store", "verify"], ["store", "restore"], ["store", "compact"], ["store", "migrate"], ["store", "recover"]]).Select(Help)));

    [Fact]
    public void Help_OfTheFeedCommands_ReadsWell() => Snapshot.Matches(string.Join('\n', ((string[][])[["feed"], ["feed", "list"], ["feed", "check"], ["feed", "pull"]]).Select(Help)));

    [Fact]
    public void Mapping_UnknownCommand_IsAUsageErrorOfIt()
    {
        Assert.Equal(
            (2, """
                CFG115 error
                  Found:    Required command was not provided.
                  Expected: what 'bridge mapping --help' lists
                  Fix:      run 'bridge mapping --help' and correct the command line
                CFG115 error
                  Found:    Unrecognized command or argument 'chek'.
                  Expected: what 'bridge mapping --help' lists
                  Fix:      run 'bridge mapping --help' and correct the command line

                """),
            BridgeProcess.Run("mapping", "chek"));
    }

    [Fact]
    public void Help_OfDemo_ReadsWell()
    {
        string help = Help("demo");
        Assert.Contains("\nExamples:\n  bridge demo\n  bridge demo --check\n", help, StringComparison.Ordinal);
        Assert.Contains("\nExit codes:\n", help, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithoutACommand_ShowsTheHelp() => Assert.Equal(BridgeProcess.Run("--help"), BridgeProcess.Run());

    [Fact]
    public void Run_UnknownOption_IsAUsageError()
    {
        Assert.Equal(
            (2, """
                CFG115 error
                  Found:    Unrecognized command or argument '--people'.
                  Expected: what 'bridge run --help' lists
                  Fix:      run 'bridge run --help' and correct the command line

                """),
            BridgeProcess.Run("run", "--config", "bridge.yaml", "--people"));
    }

    [Fact]
    public void Sample_NoPeople_IsAUsageError()
    {
        Assert.Equal(
            (2, """
                CFG115 error
                  Found:    --people takes a whole number of 1 or more, for example --people 3000.
                  Expected: what 'bridge sample --help' lists
                  Fix:      run 'bridge sample --help' and correct the command line

                """),
            BridgeProcess.Run("sample", "--out", "nowhere", "--people", "0"));
    }

    [Fact]
    public void Serve_UnknownOptionAsJson_IsOneDocument()
    {
        (int exit, JsonNode document) = BridgeProcess.Json("serve", "--json", "--config", "bridge.yaml", "--port");
        Assert.Equal(2, exit);
        Assert.Equal(["CFG115"], document["issues"]!.AsArray().Select(issue => (string)issue!["code"]!));
    }

    private static string Help(params string[] command)
    {
        (int exit, string output) = BridgeProcess.Run([.. command, "--help"]);
        Assert.Equal(0, exit);
        return output;
    }
}
