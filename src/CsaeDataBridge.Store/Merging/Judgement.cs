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
        string kind = header.Replay is null && header.Review is null ? LedgerTable.Word(header.Kind)! : "replay";
        session.Execute("CREATE TABLE merge.main.taken_out (load_id INTEGER)");
        session.Execute(
            Embedded.Text("Sql/load_rank.sql"), loadId, header.Feed, header.Scope, kind, header.CompiledHash, header.AsOf, header.Sequence, header.ContentHash);
        (long rank, long ofAgency, long ofFeed, long ofScope, long elsewhere) = session.Query(
            Embedded.Text("Sql/newer_loads.sql"),
            row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)),
            loadId,
            header.Feed.Split('/')[0],
            header.Feed,
            header.Scope)[0];
        session.Execute("CREATE TABLE merge.main.event_mention (event_id UUID, rank BIGINT)");
        session.Execute("CREATE TABLE merge.main.person_mention (person_id UUID, rank BIGINT)");
        session.Execute("CREATE TABLE merge.main.event_gone (event_id UUID, place BIGINT, load_from INTEGER)");
        session.Execute("CREATE TABLE merge.main.person_fate (person_id UUID, fate VARCHAR, place BIGINT)");
        bool hasPersons = mapped.Has("person");
        if (ofAgency > 0)
        {
            session.Execute("CREATE TABLE merge.main.asked AS SELECT event_id FROM mapped.main.event");
            Mentions.OfEvents(session, loadId, null);
            session.Execute("INSERT INTO merge.main.event_mention SELECT event_id, max(rank) FROM merge.main.mention GROUP BY event_id");
        }

        if (ofFeed > 0 && hasPersons)
        {
            session.Execute("CREATE TABLE merge.main.asked_person AS SELECT person_id FROM mapped.main.person");
            Mentions.OfPersons(session, loadId, header.Feed);
            session.Execute("INSERT INTO merge.main.person_mention SELECT person_id, max(rank) FROM merge.main.person_spoken GROUP BY person_id");
        }

        bool isSnapshot = header.Kind == LoadKind.Snapshot;

        // A decision changes the event though its rows say what they said.
        session.Execute(Embedded.Text("Sql/event_fate.sql"), rank, header.Review is null ? header.CompiledHash : null, isSnapshot && ofScope > 0, header.Feed);
        if (hasPersons)
        {
            session.Execute("DROP TABLE merge.main.person_fate");
            session.Execute(new MergeSql(schema, mapped, header.Feed, loadId, header.AsOf, [], judged: true).PersonFates(rank));
        }

        // What a replay lets in, or a person decides, is a part of its snapshot: nothing is gone for not being in it.
        if (isSnapshot && (ofScope > 0 || (header.Replay is null && header.Review is null)))
        {
            Gone(session, header, loadId, rank, isLate: ofScope > 0, isAlone: elsewhere == 0);
        }

        session.Execute(
            "CREATE TABLE merge.main.event_close AS SELECT event_id, place, load_from FROM merge.main.event_fate WHERE fate = 'changed' UNION ALL FROM merge.main.event_gone");
        return session.Query(
            Embedded.Text("Sql/fate_counts.sql"),
            row => new Judgement(
                rank,
                true,
                new ChangeCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)),
                new ChangeCounts(row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), 0)))[0];
    }

    private static void Gone(DuckDbSession session, LoadHeader header, int loadId, long rank, bool isLate, bool isAlone)
    {
        if (isLate)
        {
            session.Execute("INSERT INTO merge.main.event_gone SELECT event_id, place, load_from FROM merge.main.event_fate WHERE ends");
        }
        else if (isAlone)
        {
            session.Execute(Embedded.Text("Sql/absent_of_one_part.sql"), header.Feed, header.Scope);
        }
        else
        {
            session.Execute(Embedded.Text("Sql/absent.sql"), header.Feed, header.Scope);
            Mentions.OfEvents(session, loadId, null);
            session.Execute(Embedded.Text("Sql/event_gone.sql"), rank, header.Feed, header.Scope);
        }
    }
}
