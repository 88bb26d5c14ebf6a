using CsaeDataBridge.Store;

namespace CsaeDataBridge.Tests;

/// <summary>What a bundle has beside the paths of its view (narrative, notes, extensions, contained resources, names and displays) reaches no file that a run leaves and nothing that it prints, not even when it is killed halfway.</summary>
public sealed class FhirCanaryTests : IDisposable
{
    private static readonly string Sample = Path.Combine(RepositoryRoot.Path, "samples", "northshire");
    private static readonly string[] Bundles = ["northshire-sarc/SARC_bundle_2026-03-31.json", "northshire-hub/HUB_bundle_2026-03-31.json", "northshire-camhs/CAMHS_bundle_2026-03-31.json"];
    private readonly string folder = Directory.CreateTempSubdirectory("bridge-canary").FullName;

    public FhirCanaryTests() => File.WriteAllText(Path.Combine(folder, "bridge.yaml"), $$"""
        area: Northshire
        synthetic: true
        clock: 2026-04-20T02:00:00+01:00
        out: out
        agreements: {{Path.Combine(Sample, "agreements")}}
        mappings: [{{Path.Combine(RepositoryRoot.Path, "mappings")}}, {{Path.Combine(Sample, "mappings")}}]
        population: {{Path.Combine(Sample, "population.csv")}}
        areas:
          - { code: E10000990, name: Northshire, kind: pan_area }
        agencies:
          - { id: northshire-sarc, name: Northshire SARC, kind: sarc }
          - { id: northshire-hub, name: Northshire Child House, kind: csa_hub }
          - { id: northshire-camhs, name: Northshire Mental Health, kind: mental_health }
        feeds:
          - { id: northshire-sarc/bundles, mapping: {{Mapping("northshire-sarc/bundles")}}, inbox: "{{Extract(Bundles[0])}}" }
          - { id: northshire-hub/visits, mapping: {{Mapping("northshire-hub/visits")}}, inbox: "{{Extract(Bundles[1])}}" }
          - { id: northshire-camhs/episodes, mapping: {{Mapping("northshire-camhs/episodes")}}, inbox: "{{Extract(Bundles[2])}}" }
        reports:
          - { release: R-NSP-A, period: 2025-26 }

        """ + TestSignatures.OfNorthshire);

    public static TheoryData<string> Kinds => ["CANARY-NARRATIVE", "CANARY-CLINICAL", "CANARY-EXTENSION", "CANARY-CONTAINED", "CANARY-IDENTIFIER", "CANARY-DISPLAY", "CANARY-NAME"];

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Bundles_OfEveryClinic_HoldThisKindOfText(string canary) =>
        Assert.All(Bundles, bundle => Assert.Contains(canary, File.ReadAllText(Extract(bundle)), StringComparison.Ordinal));

    [Theory]
    [InlineData(null, false)]
    [InlineData("after-staging", false)]
    [InlineData("after-store-commit", true)]
    public void Run_WholeOrKilled_LeavesAndPrintsNone(string? point, bool leavesWal)
    {
        Assert.True(point is null || KillPoint.InStore.Concat(Runs.RunSteps.All).Contains(point));
        (int exit, string printed) = BridgeProcess.RunKilledAt(point, "run", "--config", Path.Combine(folder, "bridge.yaml"));
        Assert.True(exit == (point is null ? 0 : 137), printed);
        Assert.DoesNotContain("CANARY", printed, StringComparison.Ordinal);
        string[] files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith(".duckdb", StringComparison.Ordinal));
        Assert.Equal(leavesWal, files.Any(file => file.EndsWith(".wal", StringComparison.Ordinal)));
        Assert.All(files, file => Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf("CANARY"u8) < 0, $"{file} holds text that no path of the view reads"));
    }

    private static string Mapping(string name) => Path.Combine(Sample, "mappings", $"{name}.yaml");

    private static string Extract(string bundle) => Path.Combine(Sample, "extracts", bundle);
}
