using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;

namespace CsaeDataBridge.Mapping;

/// <summary>Maps one extract with two versions of a mapping and compares what becomes of each row.</summary>
public static class OutcomeComparison
{
    private const int LinesShown = 10;
    private static readonly string[] Tables = ["event", "person", "renumbering", "event_person", "concern", "factor", "suspect", "wait", "outcome", "review", "vault_person"];

    // What names the version rather than what it says.
    private static readonly string[] Ignored = ["rule", "content_hash", "source_line", "load_id"];

    /// <summary>Compares.</summary>
    /// <param name="old">The older version.</param>
    /// <param name="current">The newer one.</param>
    /// <param name="delivery">The extract.</param>
    /// <param name="asOf">Its business date.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Rows that come out otherwise, the most frequent change first; and how many come out the same.</returns>
    public static (IReadOnlyList<OutcomeChange> Changes, long Same) Compare(CompiledMapping old, CompiledMapping current, Delivery delivery, DateOnly asOf, CancellationToken token)
    {
        byte[] key = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);
        Dictionary<long, RowResult> before = Results(old, delivery, asOf, key, token);
        Dictionary<long, RowResult> after = Results(current, delivery, asOf, key, token);
        var changes = new Dictionary<(string, string), (long Rows, List<long> Lines)>();
        long same = 0;
        foreach (long line in before.Keys.Union(after.Keys).Order())
        {
            RowResult was = before.GetValueOrDefault(line, RowResult.Dropped);
            RowResult now = after.GetValueOrDefault(line, RowResult.Dropped);
            string[] tables = [.. Tables.Where((_, index) => was.Tables[index] != now.Tables[index]).Select(table => table == "vault_person" ? "vault" : table)];
            if (was.Fate == now.Fate && tables.Length == 0)
            {
                same++;
                continue;
            }

            var kind = (was.Fate, was.Fate == now.Fate ? $"mapped with another {string.Join(", ", tables)}" : now.Fate);
            (long rows, List<long> lines) = changes.GetValueOrDefault(kind, (0, []));
            if (lines.Count < LinesShown)
            {
                lines.Add(line);
            }

            changes[kind] = (rows + 1, lines);
        }

        return ([.. changes.Select(change => new OutcomeChange(change.Key.Item1, change.Key.Item2, change.Value.Rows, change.Value.Lines)).OrderByDescending(change => change.Rows).ThenBy(change => change.Old, StringComparer.Ordinal).ThenBy(change => change.New, StringComparer.Ordinal)], same);
    }

    private static Dictionary<long, RowResult> Results(CompiledMapping mapping, Delivery delivery, DateOnly asOf, byte[] key, CancellationToken token)
    {
        using var rehearsal = new Rehearsal(mapping, delivery, asOf, key);
        rehearsal.Map(() => { }, token);
        DuckDbSession session = rehearsal.Session;
        Dictionary<int, string> fates = mapping.Fates.ToDictionary(fate => fate.Number, fate => fate.Code is null ? $"excluded by clause {fate.Clause}" : $"held with {fate.Code} {fate.Field}");
        Dictionary<long, RowResult> results = session.Query($"SELECT _line, CAST(min(_fate) AS INTEGER) FROM {Text.Mapped}.\"row\" GROUP BY _line", row => (row.GetInt64(0), row.GetInt32(1)))
            .ToDictionary(row => row.Item1, row => new RowResult(fates.GetValueOrDefault(row.Item2, "mapped"), new ulong[Tables.Length]));
        foreach ((long line, string code) in session.Query($"SELECT line, code FROM {Text.Stage}.held", row => (row.GetInt64(0), row.GetString(1))))
        {
            results[line] = new RowResult($"held with {code}", new ulong[Tables.Length]);
        }

        for (int table = 0; table < Tables.Length; table++)
        {
            foreach ((long line, ulong hash) in session.Query(Hashes(session, Tables[table]), row => (row.GetInt64(0), (ulong)row.GetValue(1))))
            {
                results[line].Tables[table] = hash;
            }
        }

        return results;
    }

    // One number for what a source line wrote to a table, whatever the order of its rows.
    private static string Hashes(DuckDbSession session, string table)
    {
        string view = $"{Text.Mapped}.{Sql.Identifier(table)}";
        IReadOnlyList<string> columns = session.Query($"SELECT column_name FROM duckdb_columns() WHERE database_name = 'mapped' AND table_name = {Sql.Literal(table)} ORDER BY column_name", row => row.GetString(0));
        string all = string.Join(", ", columns.Where(column => !Ignored.Contains(column)).Select(column => $"coalesce(CAST(written.{Sql.Identifier(column)} AS VARCHAR), '\u0001')"));
        string from = columns.Contains("source_line")
            ? $"{view} AS written"
            : $"(SELECT DISTINCT person_id, source_line FROM {Text.Mapped}.person) AS person JOIN {view} AS written USING (person_id)";
        return $"SELECT source_line, CAST(sum(hash([{all}])) % 18446744073709551615 AS UBIGINT) FROM {from} GROUP BY source_line";
    }

    private sealed record RowResult(string Fate, ulong[] Tables)
    {
        public static readonly RowResult Dropped = new("the same as an earlier row", new ulong[OutcomeComparison.Tables.Length]);
    }
}
