using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Benchmarks;

/// <summary>A store with history against tables without: nightly changes, whole snapshots, what was known then, and the size of the file.</summary>
internal sealed class HistoryBenchmark : IDisposable
{
    private const int Threads = 2;
    private const int EventsOfALoad = 1_000_000;
    private const int Changed = 50_000;

    private readonly string folder = Directory.CreateTempSubdirectory("bridge-history").FullName;
    private readonly TextWriter? progress;
    private int loads;

    private HistoryBenchmark(TextWriter? progress) => this.progress = progress;

    /// <param name="events">Events in the store when it is measured, a multiple of a million.</param>
    /// <param name="progress">Where to say how far it is; null for nowhere.</param>
    public static HistoryResult Run(int events, TextWriter? progress)
    {
        using var benchmark = new HistoryBenchmark(progress);
        return benchmark.Measure(events);
    }

    public void Dispose() => Directory.Delete(folder, true);

    private HistoryResult Measure(int events)
    {
        var growth = new List<(int Events, double Seconds)>();
        RatioResult? delta = null;
        RatioResult[] queries;
        (long own, long parquet) size;
        using (BridgeStore store = Open("large"))
        {
            int filled = 0;
            foreach (int target in new[] { events / 10, events / 2, events }.Select(count => Math.Max(EventsOfALoad, count / EventsOfALoad * EventsOfALoad)).Distinct())
            {
                for (; filled < target; filled += EventsOfALoad)
                {
                    progress?.WriteLine($"{filled / EventsOfALoad} million events");
                    Load(store, filled, EventsOfALoad, 1, 1, LoadKind.Changes, null, keepPlain: true);
                }

                double own = Load(store, 0, Changed, target / Changed, target + 2, LoadKind.Changes, null, keepPlain: false);
                growth.Add((target, own));
                delta = new RatioResult("history", $"{Changed:N0} changed events into a store of {target:N0}", "with history", own, "DuckDB's MERGE, all columns, no history", PlainMerge(target), 1);
            }

            size = Sizes();
            queries = Queries(store);
        }

        return new HistoryResult(delta!, Snapshot(), queries, growth, size.own, size.parquet);
    }

    // What came first is loaded again with 1 % changed; beside it the same delivery into an empty store.
    private RatioResult Snapshot()
    {
        using BridgeStore store = Open("snapshot");
        Load(store, 0, EventsOfALoad, 1, 1, LoadKind.Snapshot, null, keepPlain: false);
        double again = Load(store, 0, EventsOfALoad, 1, 2, LoadKind.Snapshot, 100, keepPlain: false);
        using BridgeStore fresh = Open("fresh");
        double afresh = Load(fresh, 0, EventsOfALoad, 1, 2, LoadKind.Snapshot, 100, keepPlain: false);
        return new RatioResult("history", "a snapshot of 1,000,000 events with 1 % changed", "over the one before", again, "into an empty store", afresh, 1);
    }

    private RatioResult[] Queries(BridgeStore store)
    {
        int first = store.Loads()[^1].LoadId - 1;
        using DuckDbSession session = DuckDbSession.InMemory(store.SessionOptions);
        session.Attach(StorePath("large"), "store", readOnly: true);
        return
        [
            Query("events by kind and status of their concern", "SELECT event.kind, concern.status, count(*) FROM store.csae.event AS event JOIN store.csae.concern AS concern USING (event_id) WHERE event.{0} AND concern.{0} GROUP BY ALL"),
            Query("people by harm and age", "SELECT concern.harm, person.age_at_event, count(DISTINCT person.person_id) FROM store.csae.event_person AS person JOIN store.csae.concern AS concern USING (event_id) WHERE person.{0} AND concern.{0} GROUP BY ALL"),
        ];

        RatioResult Query(string what, string sql)
        {
            string Known(string table) => $"load_from <= {first} AND {table}.load_to > {first}";
            string asKnown = sql.Replace("event.{0}", $"event.{Known("event")}", StringComparison.Ordinal).Replace("concern.{0}", $"concern.{Known("concern")}", StringComparison.Ordinal).Replace("person.{0}", $"person.{Known("person")}", StringComparison.Ordinal);
            string current = sql.Replace("{0}", "load_to = 2147483647", StringComparison.Ordinal);
            (double then, double now) = (double.MaxValue, double.MaxValue);
            for (int repeat = 0; repeat < 3; repeat++)
            {
                now = Math.Min(now, WallClock.Seconds(() => session.Execute(current)));
                then = Math.Min(then, WallClock.Seconds(() => session.Execute(asKnown)));
            }

            return new RatioResult("history", what, "as known at an instant", then, "as known now", now, 1.3);
        }
    }

    private (long Own, long Parquet) Sizes()
    {
        string target = Path.Combine(folder, "parquet");
        Directory.CreateDirectory(target);
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions { Threads = Threads, DataFolder = folder });
        session.Attach(StorePath("large"), "store", readOnly: true);
        foreach (string table in new[] { "event", "concern", "event_person", "person" })
        {
            session.Execute($"COPY store.csae.{table} TO {Sql.Literal(Path.Combine(target, table + ".parquet"))} (FORMAT parquet)");
        }

        return (new FileInfo(StorePath("large")).Length, Directory.GetFiles(target).Sum(file => new FileInfo(file).Length));
    }

    // The same changes into tables of a file of their own that keep no history.
    private double PlainMerge(int events)
    {
        using DuckDbSession session = Mapped(new DuckDbOptions { Threads = Threads, DataFolder = folder }, 0, Changed, events / Changed, events + 2, null);
        session.Attach(Path.Combine(folder, "large", "plain.duckdb"), "plain");
        string[] merges = [.. new[] { ("event", "event_id"), ("concern", "event_id, ordinal"), ("event_person", "event_id, person_id") }.Select(table => Merge(session, table.Item1, table.Item2.Split(", ")))];
        return WallClock.Seconds(() => session.InTransaction(() => Array.ForEach(merges, merge => session.Execute(merge))));
    }

    private static string Merge(DuckDbSession session, string table, string[] key)
    {
        IReadOnlyList<string> columns = session.Query("SELECT column_name FROM duckdb_columns() WHERE database_name = 'plain' AND table_name = $1 ORDER BY column_index", row => row.GetString(0), table);
        return $"MERGE INTO plain.main.{table} AS kept USING mapped.main.{table} AS come ON {string.Join(" AND ", key.Select(column => $"kept.{column} = come.{column}"))} "
            + $"WHEN MATCHED THEN UPDATE SET {string.Join(", ", columns.Select(column => $"{column} = come.{column}"))} "
            + $"WHEN NOT MATCHED THEN INSERT ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => $"come.{column}"))})";
    }

    private double Load(BridgeStore store, int from, int count, int step, int version, LoadKind kind, int? everyChanged, bool keepPlain)
    {
        using DuckDbSession session = Mapped(store.SessionOptions, from, count, step, version, everyChanged);
        if (keepPlain)
        {
            session.Attach(Path.Combine(folder, "large", "plain.duckdb"), "plain");
            foreach (string table in new[] { "event", "concern", "event_person" })
            {
                session.Execute($"CREATE TABLE IF NOT EXISTS plain.main.{table} AS FROM mapped.main.{table} LIMIT 0");
                session.Execute($"INSERT INTO plain.main.{table} FROM mapped.main.{table}");
            }

            session.Detach("plain");
        }

        int number = ++loads;
        var header = new LoadHeader
        {
            Feed = "northshire-police/crime",
            File = string.Create(CultureInfo.InvariantCulture, $"crime-{number}.csv"),
            ContentHash = Hash(string.Create(CultureInfo.InvariantCulture, $"content {number}")),
            CompiledHash = Hash("mapping"),
            AsOf = new DateOnly(2026, 1, 1).AddDays(number),
            Kind = kind,
            Mapping = "northshire-police/crime",
            MappingVersion = "1.0.0",
            Agreement = "ISA-NS-0007/F-POL-01",
            Clause = "4.1",
            Rules = ["mapping"],
            Rows = new RowCounts(count, count, 0, 0, 0),
            StartedAt = TimeProvider.System.GetUtcNow(),
        };
        return WallClock.Seconds(() => store.Merge(session, header, [], CancellationToken.None));
    }

    // Events of numbers from, from + step and so on. Where every so many is changed, the others are as they were in version 1.
    private static DuckDbSession Mapped(DuckDbOptions options, int from, int count, int step, int version, int? everyChanged)
    {
        DuckDbSession session = DuckDbSession.InMemory(options);
        session.AttachMemory("mapped");
        session.Execute(Ddl.CreateMapped(CommonSchema.Load(), "mapped"));
        string rows = string.Create(CultureInfo.InvariantCulture, $"(SELECT {from} + number * {step} AS number, {(everyChanged is { } every ? $"if(number % {every} = 0, {version}, 1)" : version)} AS version FROM range({count}) AS rows(number)) AS rows");
        session.Execute($"""
            INSERT INTO mapped.main.event BY NAME
            SELECT md5(number::VARCHAR)::UUID AS event_id, 'crime_report' AS kind, DATE '2020-01-01' + (number % 2000)::INTEGER AS received_on, DATE '2020-01-01' + (number % 2000)::INTEGER AS occurred_from,
                '019/07' AS offence_code, 'self' AS referral_source, 'E0600099' || (1 + number % 4) AS event_area, hash(number, version)::UHUGEINT AS content_hash, number + 2 AS source_line
            FROM {rows};
            INSERT INTO mapped.main.concern BY NAME
            SELECT md5(number::VARCHAR)::UUID AS event_id, md5('p' || number // 2)::UUID AS person_id, 1 AS ordinal, 'csa' AS harm, if(version = 1, 'suspected', 'confirmed') AS status, 'exact' AS precision,
                'experienced' AS role, ['online'] AS settings, 'recorded' AS basis, 0 AS rule, false AS under_review, number + 2 AS source_line
            FROM {rows};
            INSERT INTO mapped.main.event_person BY NAME
            SELECT md5(number::VARCHAR)::UUID AS event_id, md5('p' || number // 2)::UUID AS person_id, 'subject' AS role_in_event, 6 + number % 12 AS age_at_event, number + 2 AS source_line
            FROM {rows};
            INSERT INTO mapped.main.person BY NAME
            SELECT DISTINCT md5('p' || number // 2)::UUID AS person_id, if(number // 2 % 2 = 0, 'female', 'male') AS sex, false AS unlinked_by_source
            FROM {rows};
            """);
        return session;
    }

    private BridgeStore Open(string name) => BridgeStore.Open(new StoreOptions
    {
        StorePath = StorePath(name),
        VaultPath = Path.Combine(folder, name, "vault", "vault.duckdb"),
        KeyFile = Path.Combine(folder, name, "bridge.key"),
        Synthetic = true,
        Time = TimeProvider.System,
        Threads = Threads,
    });

    private string StorePath(string name) => Path.Combine(folder, name, "store.duckdb");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
