using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Tests;

/// <summary>Sign-off: an active mapping loads data only as somebody approved it.</summary>
public sealed class MappingApproveTests : IDisposable
{
    private readonly SmallArea area = new();

    public void Dispose() => area.Dispose();

    [Fact]
    public void Run_MappingChangedAfterItsApproval_IsRefused()
    {
        SmallArea.Change(area.Mapping, "missing: [MISPER, MISSING]", "missing: [MISPER]");
        (int exit, string output) = area.Run("out", "--strict");
        Assert.Equal(10, exit);
        Assert.Contains(
            """
            MAP321 error  mappings/northshire-police/crime.yaml, "status"
              Found:    version 1.0.0 with another text than the one approved
              Expected: an approval of the mapping as it stands, with the shared value lists that it uses
              Fix:      raise 'version:', say under 'changes:' what changed, then run 'bridge mapping approve'
            """,
            output,
            StringComparison.Ordinal);
        Assert.Equal("MAP315", Approve(10)[..6]);
        SmallArea.Change(area.Mapping, "version: 1.0.0", "version: 1.0.1");
        SmallArea.Change(area.Mapping, "  1.0.0: First version.", "  1.0.0: First version.\n  1.0.1: One spelling less.");
        Assert.Contains("version 1.0.1, which nobody has approved", area.Run("out").Output, StringComparison.Ordinal);
        Approve(0);
        Assert.Equal(0, area.Run("out").Exit);
    }

    [Fact]
    public void Run_ValueListChangedAfterItsApproval_IsRefused()
    {
        SmallArea.Change(area.In("mappings", "_values", "area", "northshire.yaml"), "Prefer not to say", "Would rather not say");
        Assert.Contains("version 1.0.0 with another value list than the one approved", area.Run("out").Output, StringComparison.Ordinal);
        Approve(0);
        Assert.DoesNotContain("MAP321", area.Run("out").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Draft_IsRefused_AndApprovingMakesItActive()
    {
        SmallArea.Change(area.Mapping, "status: active", "status: draft");
        File.Delete(ApprovalBook.PathOf(area.Mapping));
        Assert.Contains("MAP322 error  mappings/northshire-police/crime.yaml, \"status\"\n  Found:    a mapping whose status is draft\n", area.Run("out").Output, StringComparison.Ordinal);
        Approve(0);
        Assert.Contains("\nstatus: active\n", File.ReadAllText(area.Mapping), StringComparison.Ordinal);
        Snapshot.Matches(File.ReadAllText(ApprovalBook.PathOf(area.Mapping)));
        Assert.Equal(0, area.Run("out").Exit);
    }

    [Fact]
    public void Approve_FailingTest_IsRefused()
    {
        SmallArea.Change(area.Mapping, "expect: { held: MAP331 }", "expect: { held: MAP330 }");
        Assert.Equal("MAP390", Approve(13)[..6]);
    }

    [Fact]
    public void Approve_WithoutWords_IsAUsageError() => Assert.Equal(2, BridgeProcess.Run("mapping", "approve", area.Mapping, "--by", " ", "--why", "x").Exit);

    // The committed mappings are approved as they stand: after an edit, raise the version and run bridge mapping approve.
    [Fact]
    public void CommittedMappings_AreApprovedAsTheyStand()
    {
        string sample = Path.Combine(RepositoryRoot.Path, "samples", "northshire");
        ValueLists lists = ValueLists.Load([Path.Combine(RepositoryRoot.Path, "mappings"), Path.Combine(sample, "mappings")]);
        foreach (string file in Directory.GetFiles(Path.Combine(sample, "mappings"), "*.yaml", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}_", StringComparison.Ordinal)))
        {
            string name = Path.GetRelativePath(sample, file);
            Assert.Null(ApprovalBook.Read(file, name).Refuse(MappingReader.ReadFile(file, name, lists))?.ToString());
        }
    }

    private string Approve(int expected)
    {
        (int exit, string output) = BridgeProcess.Run("mapping", "approve", area.Mapping, "--by", "Information manager, Northshire Police", "--why", "Coverage of a quarter looked through with the crime registrar");
        Assert.True(exit == expected, output);
        return output;
    }
}
