using System.Diagnostics;
using System.Text.Json.Serialization;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Returns;
using CsaeDataBridge.Runs;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Benchmarks;

/// <summary>One thing measured once, in a process of its own, so that its peak memory is its own.</summary>
/// <param name="Seconds">Wall-clock time.</param>
/// <param name="PeakMegabytes">Most memory that the process held.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Held">Rows that wait for a person.</param>
internal sealed record ImportPart(
    [property: JsonPropertyName("seconds")] double Seconds,
    [property: JsonPropertyName("peakMegabytes")] double PeakMegabytes,
    [property: JsonPropertyName("rows")] long Rows,
    [property: JsonPropertyName("held")] long Held)
{
    private const string Feed = "northshire-police/crime";

    /// <summary>Measures one part, after the same part over a small extract: a worker that imports feed after feed is warm too.</summary>
    public static ImportPart Measure(string part, string warmUp, string extract, string folder)
    {
        MeasureOnce(part, warmUp, Path.Combine(folder, "warm-up"));
        return MeasureOnce(part, extract, Path.Combine(folder, "measured"));
    }

    private static ImportPart MeasureOnce(string part, string extract, string folder)
    {
        Directory.CreateDirectory(folder);
        AgreementBundle? agreed = part == "ungated" ? WithoutConditions(Agreements()) : null;
        long started = Stopwatch.GetTimestamp();
        (long rows, long held) = part switch
        {
            "duckdb-file" => DuckDb(DuckDbSession.OpenFile(Path.Combine(folder, "raw.duckdb"), false, Reading(extract)), extract),
            "duckdb-memory" => DuckDb(DuckDbSession.InMemory(Reading(extract)), extract),
            "import" or "gated" or "ungated" => Import(extract, folder, agreed),
            "staging" => Staging(extract),
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };
        return new ImportPart(Stopwatch.GetElapsedTime(started).TotalSeconds, PeakMemory.Megabytes(Environment.ProcessId), rows, held);
    }

    // The baseline: the whole text as it stands, by the database's own reader.
    private static (long Rows, long Held) DuckDb(DuckDbSession opened, string extract)
    {
        using DuckDbSession session = opened;
        session.Execute($"CREATE TABLE raw AS SELECT * FROM read_csv({Sql.Literal(extract)}, all_varchar = true)");
        return (session.Scalar<long>("SELECT count(*) FROM raw"), 0);
    }

    // What was agreed beforehand is neither read again nor asked for its signatures, and lets every row in.
    private static (long Rows, long Held) Import(string extract, string folder, AgreementBundle? agreed)
    {
        TimeProvider clock = Clock();
        using var store = BridgeStore.Open(new StoreOptions
        {
            StorePath = Path.Combine(folder, "store.duckdb"),
            VaultPath = Path.Combine(folder, "vault", "vault.duckdb"),
            KeyFile = Path.Combine(folder, "keys", "bridge.key"),
            Synthetic = true,
            Time = clock,
        });
        AgreementBundle agreements = agreed ?? Agreements();
        using AuditLog audit = AuditLog.Open(Path.Combine(folder, "audit"), Path.Combine(folder, "keys", "audit.key"), "benchmark", clock);
        var import = new FeedImport(agreements, NorthshireFeeds.Lists(), NorthshireFeeds.Compiler(), store, new AuditedStore(store, audit, agreements), new QualityReturns(new ReturnOptions(Path.Combine(folder, "returns"), "Northshire", true, []), store), clock, new RunProgress(null), new HashSet<int>()) { AgreementsNow = () => agreed ?? Agreements(), Today = NorthshireFeeds.Today };
        FeedOutcome outcome = import.Import(new FeedEntry(Feed, Path.Combine(NorthshireFeeds.Sample, "mappings", "northshire-police", "crime.yaml"), "crime.yaml", extract, null), CancellationToken.None).Single();
        return outcome.Status == FeedStatus.Loaded ? (outcome.Read, outcome.Held) : throw new InvalidOperationException($"the import ended {outcome.Status}: {string.Join("; ", outcome.Issues)}");
    }

    private static AgreementBundle Agreements() =>
        AgreementBundle.Load(Path.Combine(NorthshireFeeds.Sample, "agreements"), ConfigurationReader.Read(Path.Combine(NorthshireFeeds.Sample, "bridge.yaml"), null).TrustedKeys);

    private static AgreementBundle WithoutConditions(AgreementBundle agreements) =>
        new([.. agreements.Signed.Select(signed => signed with { Agreement = signed.Agreement with { Flows = [.. signed.Agreement.Flows.Select(flow => flow with { Rows = [] })] } })], agreements.Hash);

    private static (long Rows, long Held) Staging(string extract)
    {
        CompiledMapping mapping = NorthshireFeeds.Compile("northshire-police", "crime");
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        session.AttachMemory("stage", compress: false);
        using var key = new IdKey(new byte[32]);
        StageSummary summary = new Stager(session, key).Stage(Delivery.Open(extract), mapping.StagePlan, FeedImport.RowsPerSlice, _ => { }, null, CancellationToken.None);
        return (summary.Read, summary.Held);
    }

    private static FixedClock Clock() => new(new DateTimeOffset(2026, 4, 20, 1, 0, 0, TimeSpan.Zero));

    private static DuckDbOptions Reading(string extract) => new() { DataFolder = Path.GetDirectoryName(extract) };
}
