using System.Globalization;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>Maps held rows of one load from what was kept of them, and leaves in catalog <c>mapped</c> what they change: their events and persons, each as the whole delivery speaks of it.</summary>
/// <remarks>A held row whose event or person other rows speak of too is mapped with them, or the row would take their place.</remarks>
/// <param name="session">A session with the catalogs <c>stage</c> and <c>mapped</c> attached, both new.</param>
/// <param name="key">The key that the load's ids were made with.</param>
/// <param name="mapping">The mapping as it is now.</param>
/// <param name="readings">The decisions of the feed that stand.</param>
public sealed class ReplayedRows(DuckDbSession session, IdKey key, CompiledMapping mapping, IReadOnlyList<CellReading> readings)
{
    private static readonly CommonSchema Schema = CommonSchema.Load();

    /// <summary>The lists of people that the deployment has.</summary>
    public IReadOnlyList<PersonList> Lists { get; init; } = [];

    /// <summary>Stages and maps the rows.</summary>
    /// <param name="feed">The feed's id.</param>
    /// <param name="load">The load that holds them.</param>
    /// <param name="records">The held rows, and those that were kept with them, by line.</param>
    /// <param name="waiting">Lines of the held rows.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The fate of each held row now.</returns>
    public ReplayOutcome Map(string feed, LoadEntry load, IReadOnlyList<SourceRecord> records, IReadOnlySet<long> waiting, CancellationToken token)
    {
        var run = new MappingRun(session, mapping, feed, load.AsOf!.Value) { Decided = new DecidedCells(key, feed, readings), Lists = Lists };
        StageSummary staged = new Stager(session, key).Restage(records, mapping.StagePlan, load.File, run.OnSlice, token);
        MappingOutcome outcome = run.Finish(staged, null);
        HeldRow[] held = [.. outcome.HeldRows.Where(row => waiting.Contains(row.Line))];
        HashSet<long> duplicate = [.. Lines($"SELECT line FROM {Text.Stage}.duplicate").Where(waiting.Contains)];
        HashSet<long> excluded = [.. Lines($"SELECT DISTINCT line FROM {Text.Mapped}.excluded").Where(waiting.Contains)];
        HashSet<long> mapped = [.. waiting.Except(held.Select(row => row.Line)).Except(duplicate).Except(excluded)];
        IReadOnlySet<long> blocked = Blocked(mapped, waiting);
        mapped.ExceptWith(blocked);
        Keep(mapped);
        return new ReplayOutcome(mapped, duplicate, excluded, [.. held, .. blocked.Select(line => new HeldRow(line, false, MappingCodes.NoCompanion, null, "a row of the same event or person is no longer mapped"))]);
    }

    /// <summary>The digest of one row that was kept, by which a decision on it is known; null when the reader holds it.</summary>
    public UInt128? DigestOf(SourceRecord record, string file, CancellationToken token)
    {
        string? digest = null;
        new Stager(session, key).Restage([record], mapping.StagePlan, file, _ => digest = session.Scalar<string>($"SELECT any_value(digest)::VARCHAR FROM {Text.Stage}.\"row\""), token);
        return digest is null ? null : UInt128.Parse(digest, CultureInfo.InvariantCulture);
    }

    // A row that is in the store already must not be lost because the mapping of today does not read it, nor what it shares an event with.
    private HashSet<long> Blocked(IReadOnlySet<long> mapped, IReadOnlySet<long> waiting)
    {
        ILookup<Guid, (long Line, bool IsMapped)> mentions = session
            .Query(mapping.Mentions, row => (Line: row.GetInt64(0), IsMapped: row.GetInt16(1) == 0, Id: row.GetGuid(2)))
            .ToLookup(mention => mention.Id, mention => (mention.Line, mention.IsMapped));
        var blocked = new HashSet<long>();
        for (int before = -1; blocked.Count > before;)
        {
            before = blocked.Count;
            foreach (IGrouping<Guid, (long Line, bool IsMapped)> one in mentions.Where(one => one.Any(row => blocked.Contains(row.Line) || (!row.IsMapped && !waiting.Contains(row.Line)))))
            {
                blocked.UnionWith(one.Select(row => row.Line).Where(mapped.Contains));
            }
        }

        return blocked;
    }

    // What only the rows that were kept speak of is in the store already.
    private void Keep(IReadOnlySet<long> lines)
    {
        string list = lines.Count == 0 ? "NULL" : string.Join(", ", lines.Select(line => line.ToString(CultureInfo.InvariantCulture)));
        session.Execute($"CREATE OR REPLACE TABLE {Text.Mapped}.replayed AS SELECT DISTINCT id FROM (\n{mapping.Mentions}\n) WHERE fate = 0 AND line IN ({list})");
        (string Table, string Key)[] tables = [.. Schema.MappedTables.Select(table => (table.Name, Key: table.Name == "person" ? "person_id" : "event_id")), (Schema.Renumbering.Name, "person_id"), ("vault_person", "person_id")];
        foreach ((string table, string id) in tables)
        {
            session.Execute($"CREATE OR REPLACE TABLE {Text.Mapped}.replayed_{table} AS SELECT * FROM {Text.Mapped}.{Sql.Identifier(table)} WHERE {id} IN (SELECT id FROM {Text.Mapped}.replayed)");
        }

        foreach ((string table, _) in tables)
        {
            session.Execute($"DROP VIEW {Text.Mapped}.{Sql.Identifier(table)}; ALTER TABLE {Text.Mapped}.replayed_{table} RENAME TO {Sql.Identifier(table)}");
        }
    }

    private IEnumerable<long> Lines(string sql) => session.Query(sql, row => row.GetInt64(0));
}
