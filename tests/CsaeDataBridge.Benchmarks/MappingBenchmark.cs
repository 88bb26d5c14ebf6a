using System.Globalization;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Benchmarks;

/// <summary>The compiled mapping of the police extract, from staged to typed rows, against the best SQL that we could write by hand, over the same staged tables in one run.</summary>
internal static class MappingBenchmark
{
    private const string Feed = "northshire-police/crime";
    private static readonly string[] Tables = ["event", "person", "vault_person", "event_person", "concern", "factor", "suspect", "review", "held", "excluded"];

    /// <param name="rows">Rows of the extract.</param>
    /// <param name="repeats">How often each is measured, in turn; the fastest counts.</param>
    /// <param name="say">Where progress goes; null is silence.</param>
    /// <exception cref="InvalidOperationException">The two do not make the same rows.</exception>
    public static RatioResult Run(long rows, int repeats, TextWriter? say)
    {
        string folder = Directory.CreateTempSubdirectory("bridge-benchmark").FullName;
        try
        {
            string extract = Path.Combine(folder, "NSP_CRIME_2026-03-31.csv");
            PoliceExtract.Write(extract, rows, CancellationToken.None);
            double compiled = double.MaxValue;
            double byHand = double.MaxValue;
            for (int repeat = 1; repeat <= repeats; repeat++)
            {
                (double own, double other) = Measure(extract, (int)rows + 1);
                say?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{repeat}/{repeats}  compiled {own:N2} s, by hand {other:N2} s"));
                (compiled, byHand) = (Math.Min(compiled, own), Math.Min(byHand, other));
            }

            return new RatioResult("mapping", $"{rows:N0} police rows, staged to typed", "compiled mapping, with its counts and checks", compiled, "SQL written by hand, same rows by hash", byHand, 1.2);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static (double Compiled, double ByHand) Measure(string extract, int rowsPerSlice)
    {
        CompiledMapping mapping = NorthshireFeeds.Compile("northshire-police", "crime");
        using DuckDbSession session = DuckDbSession.InMemory(new DuckDbOptions());
        foreach (string catalog in (string[])["stage", "mapped", "typed", "hand"])
        {
            session.AttachMemory(catalog, compress: false);
        }

        using var key = new IdKey(new byte[32]);
        var run = new MappingRun(session, mapping, Feed, new DateOnly(2026, 3, 31));
        double compiled = 0;
        StageSummary staged = new Stager(session, key).Stage(Delivery.Open(extract), mapping.StagePlan, rowsPerSlice, slice => compiled += WallClock.Seconds(() => run.OnSlice(slice)), null, CancellationToken.None);
        compiled += WallClock.Seconds(() =>
        {
            run.Finish(staged, null);
            foreach (string table in Tables)
            {
                session.Execute($"CREATE TABLE typed.main.{table} AS SELECT * FROM mapped.main.{table}");
            }
        });
        string sql = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "CsaeDataBridge.Benchmarks", "police.sql"));
        double byHand = WallClock.Seconds(() => session.Execute(sql));
        foreach (string table in Tables)
        {
            Compare(session, table);
        }

        return (compiled, byHand);
    }

    // The hand leaves out columns that are always blank; every other must hold the same, row by row. Numbers of 128 bits are slow to write as text.
    private static void Compare(DuckDbSession session, string table)
    {
        IReadOnlyList<string> columns = session.Query($"SELECT column_name FROM duckdb_columns() WHERE database_name = 'hand' AND table_name = '{table}' AND column_name IN (SELECT column_name FROM duckdb_columns() WHERE database_name = 'typed' AND table_name = '{table}') ORDER BY column_name", row => row.GetString(0));
        string hash = $"CAST(sum(CAST(hash(concat_ws('|', {string.Join(", ", columns.Select(column => $"coalesce(CAST({(column == "content_hash" ? "hash(content_hash)" : Sql.Identifier(column))} AS VARCHAR), '?')"))})) AS HUGEINT)) AS VARCHAR)";
        string[] both = [.. ((string[])["typed", "hand"]).Select(catalog => session.Scalar<string>($"SELECT concat(count(*), ' rows, ', {hash}) FROM {catalog}.main.{table}")!)];
        string rest = string.Join(" AND ", session.Query($"SELECT column_name FROM duckdb_columns() WHERE database_name = 'typed' AND table_name = '{table}'", row => row.GetString(0)).Except(columns).Select(column => $"{Sql.Identifier(column)} IS NULL").Append("TRUE"));
        if (both[0] != both[1] || session.Scalar<long>($"SELECT count(*) FROM typed.main.{table} WHERE NOT ({rest})") > 0)
        {
            throw new InvalidOperationException($"{table} is {both[0]} compiled and {both[1]} by hand");
        }
    }
}
