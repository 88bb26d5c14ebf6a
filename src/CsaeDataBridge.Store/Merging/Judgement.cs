using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Works out what becomes of each incoming event and person, in tables of the in-memory catalog <c>merge</c>.</summary>
/// <param name="Rank">Place of the delivery among all, the newest highest.</param>
/// <param name="IsJudged">False when nothing of the agency is in the store: everything is new and no table of fates is made.</param>
internal sealed record Judgement(long Rank, bool IsJudged, ChangeCounts Events, ChangeCounts Persons)
{
    /// <summary>For an agency's first load.</summary>
    public static Judgement AllNew(DuckDbSession session, MappedTables mapped) => new(
        1,
        false,
        new ChangeCounts(session.Scalar<long>("SELECT count(*) FROM mapped.main.event"), 0, 0, 0, 0),
        new ChangeCounts(mapped.Has("person") ? session.Scalar<long>("SELECT count(*) FROM mapped.main.person") : 0, 0, 0, 0, 0));

    public static Judgement Of(DuckDbSession session, CommonSchema schema, MappedTables mapped, LoadHeader header, int loadId)
    {
        string kind = LedgerTable.Word(header.Kind)!;
        session.Execute(
            Embedded.Text("Sql/load_rank.sql"), loadId, header.Feed, header.Scope, kind, header.CompiledHash, header.AsOf, header.Sequence, header.ContentHash);
        (long rank, long ofAgency, long ofFeed, long ofScope) = session.Query(
            Embedded.Text("Sql/newer_loads.sql"),
            row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)),
            loadId,
            header.Feed.Split('/')[0],
            header.Feed,
            header.Scope)[0];
        session.Execute("CREATE TABLE merge.main.event_mention (event_id UUID, rank BIGINT)");
        session.Execute("CREATE TABLE merge.main.person_mention (person_id UUID, rank BIGINT)");
        session.Execute("CREATE TABLE merge.main.event_gone (event_id UUID)");
        session.Execute("CREATE TABLE merge.main.person_fate (person_id UUID, fate VARCHAR)");
        bool hasPersons = mapped.Has("person");
        if (ofAgency > 0)
        {
            session.Execute(Embedded.Text("Sql/event_mention.sql"));
        }

        if (ofFeed > 0 && hasPersons)
        {
            session.Execute(Embedded.Text("Sql/person_mention.sql"), loadId, header.Feed);
        }

        bool isSnapshot = header.Kind == LoadKind.Snapshot;
        session.Execute(Embedded.Text("Sql/event_fate.sql"), rank, header.CompiledHash, isSnapshot && ofScope > 0);
        if (hasPersons)
        {
            session.Execute("DROP TABLE merge.main.person_fate");
            session.Execute(new MergeSql(schema, mapped, header.Feed, loadId, header.AsOf, [], judged: true).PersonFates(rank));
        }

        if (isSnapshot && ofScope == 0)
        {
            session.Execute(Embedded.Text("Sql/event_gone.sql"), header.Feed, header.Scope);
        }

        session.Execute(
            "CREATE TABLE merge.main.event_close AS SELECT event_id FROM merge.main.event_fate WHERE fate = 'changed' UNION ALL SELECT event_id FROM merge.main.event_gone");
        return session.Query(
            Embedded.Text("Sql/fate_counts.sql"),
            row => new Judgement(
                rank,
                true,
                new ChangeCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)),
                new ChangeCounts(row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), 0)))[0];
    }
}
