using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Tests;

/// <summary>A deployment of its own folder with two of Northshire's feeds, few enough rows that a run is quick.</summary>
internal sealed class SmallArea : IDisposable
{
    public const string Police = "NSP_CRIME_2026-03-31.csv";
    public const string Council = "CIN_2026-03-31.xml";
    private const string PoliceMapping = "mappings/northshire-police/crime.yaml";
    private static readonly string Sample = Path.Combine(RepositoryRoot.Path, "samples", "northshire");

    /// <param name="schedule">Schedules of the two feeds; null for a deployment that is run by hand.</param>
    /// <param name="root">A deployment that another process made in a folder; null makes one.</param>
    public SmallArea(string? policeSchedule = null, string? councilSchedule = null, string? root = null)
    {
        Root = root ?? Directory.CreateTempSubdirectory("bridge-area").FullName;
        if (root is not null)
        {
            return;
        }

        foreach (string file in Directory.GetFiles(Path.Combine(Sample, "mappings"), "*", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(Sample, "agreements"), "*", SearchOption.AllDirectories))
            .Append(Path.Combine(Sample, "population.csv")))
        {
            string copy = In(Path.GetRelativePath(Sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateDirectory(In("in"));
        AddPolice(Police);
        File.Copy(Path.Combine(Sample, "extracts", "eastmoor", Council), In("in", Council));
        File.WriteAllText(Config, $$"""
            area: Northshire
            synthetic: true
            clock: 2026-04-20T02:00:00+01:00
            out: out
            agreements: agreements
            mappings: ["{{Path.Combine(RepositoryRoot.Path, "mappings")}}", mappings]
            population: population.csv
            areas:
              - { code: E10000990, name: Northshire, kind: pan_area }
              - { code: E06000991, name: Eastmoor, kind: council }
            agencies:
              - { id: northshire-police, name: Northshire Police, kind: police }
              - { id: eastmoor, name: Eastmoor Council, kind: social_care, area: E06000991 }
            feeds:
              - { id: northshire-police/crime, mapping: {{PoliceMapping}}, inbox: "in/NSP_CRIME_*"{{Schedule(policeSchedule)}} }
              - { id: eastmoor/cin-assessments, mapping: mappings/eastmoor/cin-assessments.yaml, inbox: "in/CIN_*"{{Schedule(councilSchedule)}} }
            reports:
              - { release: R-NSP-A, period: 2025-26 }

            """ + TestSignatures.OfNorthshire);
    }

    public string Root { get; }

    public string Config => In("bridge.yaml");

    public string Mapping => In(PoliceMapping);

    public string In(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Delivers the first rows of one of the police's extracts.</summary>
    public void AddPolice(string file) =>
        File.WriteAllBytes(In("in", file), FirstLines(File.ReadAllBytes(Path.Combine(Sample, "extracts", "northshire-police", file)), 80));

    /// <summary>Leaves the police's feed alone, without its checks, which would pause a small delivery with many faults, and without reports.</summary>
    public void LeavePoliceAlone()
    {
        Change(Mapping, "checks:\n  - { rows: { at_least: 1 } }\n  - { held_rows: { at_most: 5% } }\n", "");
        Change(Config, "reports:\n  - { release: R-NSP-A, period: 2025-26 }\n", "reports: []\n");
        File.WriteAllLines(Config, File.ReadAllLines(Config).Where(line => !line.Contains("eastmoor/cin-assessments", StringComparison.Ordinal)));
        File.Delete(In("in", Council));
        Approve();
    }

    /// <summary>Changes a text that must be there.</summary>
    public static void Change(string file, string from, string to)
    {
        string text = File.ReadAllText(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Has every controller sign the agreement as it stands, whatever was signed before.</summary>
    public void SignAgreement() =>
        File.WriteAllText(Config, TestSignatures.Block().Replace(File.ReadAllText(Config), _ => TestSignatures.Pinned(TestSignatures.Sign(In("agreements"), "ISA-NS-0007"))));

    /// <summary>Pins the sample's recipients here, and its signers in <c>trusted.yaml</c> for whoever receives.</summary>
    public void PinRecipients()
    {
        string recipients = string.Concat(ConfigurationReader.Read(Path.Combine(Sample, "bridge.yaml"), null).RecipientKeys.Select(key => $"  {key.Key}: \"{key.Value.Text}\"\n"));
        File.AppendAllText(Config, $"recipient_keys:\n{recipients}");
        File.WriteAllText(In("trusted.yaml"), TestSignatures.OfNorthshire);
    }

    /// <summary>Approves the police mapping as it stands, whatever was approved before.</summary>
    public void Approve()
    {
        ValueLists lists = ValueLists.Load([Path.Combine(RepositoryRoot.Path, "mappings"), In("mappings")]);
        File.Delete(ApprovalBook.PathOf(Mapping));
        ApprovalBook.Read(Mapping, PoliceMapping).Approve(MappingReader.ReadFile(Mapping, PoliceMapping, lists), "A tester", "The test is about something else", DateTimeOffset.UnixEpoch);
    }

    /// <summary>Copies the keys of one output folder to another: ids depend on them.</summary>
    public void CopyKeys(string from, string to) => Copy(Path.Combine(from, "keys"), Path.Combine(to, "keys"));

    /// <summary>Copies a folder with all permissions.</summary>
    public void Copy(string from, string to)
    {
        Directory.CreateDirectory(In(to));
        UnixMode.Take(In(from), In(to));
        foreach (string file in Directory.GetFiles(In(from)))
        {
            File.Copy(file, In(to, Path.GetFileName(file)));
        }

        foreach (string folder in Directory.GetDirectories(In(from)).Select(Path.GetFileName).OfType<string>())
        {
            Copy(Path.Combine(from, folder), Path.Combine(to, folder));
        }
    }

    /// <summary>Runs the deployment into a folder beside its definitions.</summary>
    public (int Exit, string Output) Run(string output, params string[] more) =>
        BridgeProcess.Run(["run", "--config", Config, "--out", In(output), .. more]);

    /// <summary>Runs the deployment as <see cref="Run"/> does, without a process of its own, which costs seconds.</summary>
    public RunResult RunHere(string output) => new BridgeRun(ConfigurationReader.Read(Config, In(output)), new RunProgress(null)).Execute(CancellationToken.None);

    /// <summary>What is in the store: its hash, and each load with its counts.</summary>
    public StoredState State(string output)
    {
        using BridgeStore store = Open(output);
        return new StoredState(
            store.ContentHash(),
            store.CurrentContentHash(),
            string.Join('\n', store.Loads().Select(load => $"{load.Feed} {load.File} {load.Status} {load.Reason} {load.Rows}")),
            string.Join('\n', store.CurrentRows().Where(rows => rows.Value > 0).OrderBy(rows => rows.Key, StringComparer.Ordinal).Select(rows => $"{rows.Key} {rows.Value}")),
            store.UnknownIdentifiersRemoved);
    }

    /// <summary>The ledger.</summary>
    public IReadOnlyList<LoadEntry> Loads(string output)
    {
        using BridgeStore store = Open(output);
        return store.Loads();
    }

    /// <summary>The store of an output folder.</summary>
    public BridgeStore Open(string output) => BridgeStore.Open(new StoreOptions
    {
        StorePath = In(output, "store.duckdb"),
        VaultPath = In(output, "vault", "vault.duckdb"),
        KeyFile = In(output, "keys", "bridge.key"),
        Synthetic = true,
        Time = TimeProvider.System,
    });

    /// <summary>What is wrong with the deployment's audit; null for nothing.</summary>
    public Issue? AuditFault(string output)
    {
        using AuditKey key = AuditKey.Open(In(output, "keys", "audit.key"), create: false);
        return AuditVerification.Verify(In(output, "audit"), key.Public, [], CancellationToken.None).Fault;
    }

    /// <summary>The report's files with their bytes, as one text; of the analysts' database only that it is there.</summary>
    public string Report(string output) => Files(In(output, "releases"));

    /// <summary>The quality returns' files with their bytes, as one text.</summary>
    public string Returns(string output) => Files(In(output, "returns"));

    public void Dispose() => Directory.Delete(Root, true);

    private static string Files(string folder) =>
        !Directory.Exists(folder) ? "" : string.Join('\n', Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file =>
            Path.GetRelativePath(folder, file) + (file.EndsWith(".duckdb", StringComparison.Ordinal) ? "" : Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))))));

    private static string Schedule(string? schedule) => schedule is null ? "" : $", schedule: \"{schedule}\"";

    private static byte[] FirstLines(byte[] text, int lines)
    {
        int end = 0;
        for (int line = 0; line < lines; line++)
        {
            end += text.AsSpan(end).IndexOf((byte)'\n') + 1;
        }

        return text[..end];
    }
}
