namespace CsaeDataBridge.Tests;

/// <summary>A small area with enough crimes that rows can go out, run once, with a package prepared; each test works on a copy of it.</summary>
public sealed class ReleaseDeployment : IDisposable
{
    /// <summary>The package that is prepared.</summary>
    public const string Package = "R-NSP-ICB-2025-26-1";

    private const string Extract = "NSP_CRIME_2025-09-30.csv";
    private const string Aside = "approvals";
    private static readonly string[] Statements = ["0002.json", "0003.json"];
    private readonly SmallArea area = new();

    public ReleaseDeployment()
    {
        string sample = Path.Combine(RepositoryRoot.Path, "samples", "northshire");
        area.LeavePoliceAlone();
        File.Delete(area.In("in", SmallArea.Police));
        File.Copy(Path.Combine(sample, "extracts", "northshire-police", Extract), area.In("in", Extract));
        area.PinRecipients();
        Assert.Equal(0, BridgeProcess.Run("run", "--config", area.Config).Exit);
        WithoutKey = Prepare(area.Config, "R-NSP-ICB");
        Assert.Equal(0, BridgeProcess.Run("release", "key", "new", "--config", area.Config).Exit);
        Prepared = Prepare(area.Config, "R-NSP-ICB");

        // Both approvals are made once, and put aside for the tests that begin after them.
        foreach (string person in (string[])["eastmoor-siro", "eastmoor-dpo"])
        {
            Assert.Equal(0, BridgeProcess.Run(["release", "approve", Package, .. Key(area.Config, person), "--config", area.Config]).Exit);
        }

        Directory.CreateDirectory(area.In(Aside));
        foreach (string statement in Statements)
        {
            File.Move(area.In("out", "packages", Package, "statements", statement), area.In(Aside, statement));
        }
    }

    /// <summary>What preparing says before there is a pseudonym key.</summary>
    public (int Exit, string Output) WithoutKey { get; }

    /// <summary>What preparing says.</summary>
    public (int Exit, string Output) Prepared { get; }

    public static (int Exit, string Output) Prepare(string config, string release, string? killAt = null) =>
        BridgeProcess.RunKilledAt(killAt, ["release", "prepare", release, "--period", "2025-26", .. Key(config, "westvale-director"), "--config", config]);

    /// <summary>The options that name a person's sample key.</summary>
    public static string[] Key(string config, string person)
    {
        string keys = Path.Combine(Path.GetDirectoryName(config)!, "agreements", "keys");
        return ["--key", Path.Combine(keys, $"{person}.key.yaml"), "--passphrase-file", Path.Combine(keys, "passphrase")];
    }

    /// <summary>Puts both approvals into a copy.</summary>
    public static void Approve(string config)
    {
        string root = Path.GetDirectoryName(config)!;
        foreach (string statement in Statements)
        {
            File.Copy(Path.Combine(root, Aside, statement), Path.Combine(root, "out", "packages", Package, "statements", statement));
        }
    }

    /// <summary>A copy of the deployment, for one test.</summary>
    /// <returns>Its bridge.yaml.</returns>
    public string Copy()
    {
        string root = Directory.CreateTempSubdirectory("bridge-release").FullName;
        foreach (string file in Directory.GetFiles(area.Root, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(root, Path.GetRelativePath(area.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        // The vault is for its owner alone, as it was made.
        UnixMode.Set(Path.Combine(root, "out", "vault"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return Path.Combine(root, "bridge.yaml");
    }

    public void Dispose() => area.Dispose();
}
