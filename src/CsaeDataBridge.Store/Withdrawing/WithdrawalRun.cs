using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store;

/// <summary>Takes one load out: works out what would be current without it, then writes the vault in one transaction and the store in a second one.</summary>
/// <remarks>The change's row in the second transaction is the commit point of both, as for a merge.</remarks>
internal sealed class WithdrawalRun(StoreFiles files, LoadEntry load, ChangeEntry change)
{
    private static readonly CommonSchema Schema = CommonSchema.Load();

    /// <param name="isDry">True to work it out and write nothing.</param>
    /// <param name="token">Cancels before the commit.</param>
    public WithdrawalResult Run(bool isDry, CancellationToken token)
    {
        KillPoint.Reach("before-withdrawal");
        using DuckDbSession session = files.OpenStore(readOnly: isDry);
        using IDisposable cancellation = session.CancelWith(token);
        session.AttachMemory("merge");
        session.Attach(files.VaultPath, StoreFiles.VaultAlias, readOnly: isDry);
        Judge(session);
        WithdrawalResult result = Result(session, isDry);
        if (!isDry)
        {
            session.InTransaction(() =>
            {
                session.Execute(WithdrawalSql.InsertVault(Schema, change.Number));
                KillPoint.Reach("after-withdrawal-vault-rows");
            });
            KillPoint.Reach("after-withdrawal-vault-commit");
            session.InTransaction(() => WriteStore(session));
            KillPoint.Reach("after-withdrawal-commit");
        }

        return result;
    }

    private void Judge(DuckDbSession session)
    {
        session.Execute(Embedded.Text("Sql/withdrawal_parts.sql"), load.LoadId);
        session.Execute(Embedded.Text("Sql/load_rank.sql"), null, null, null, null, null, null, null, null);
        session.Execute(Embedded.Text("Sql/withdrawal_concerns.sql"), load.LoadId);
        session.Execute(Embedded.Text("Sql/withdrawal_asked_events.sql"), load.LoadId);
        Mentions.OfEvents(session, 0, null);
        session.Execute(Embedded.Text("Sql/withdrawal_events.sql"));
        session.Execute(Embedded.Text("Sql/standing_decisions.sql"), load.LoadId);
        session.Execute(Embedded.Text("Sql/withdrawal_decisions.sql"));
        session.Execute(Embedded.Text("Sql/withdrawal_asked_persons.sql"), load.LoadId, load.Feed);
        Mentions.OfPersons(session, 0, load.Feed);
        session.Execute(Embedded.Text("Sql/withdrawal_persons.sql"), load.Feed);
        session.Execute(Embedded.Text("Sql/withdrawal_identifiers.sql"), load.Feed);
    }

    private WithdrawalResult Result(DuckDbSession session, bool isDry) => session.Query(
        Embedded.Text("Sql/withdrawal_counts.sql"),
        row => new WithdrawalResult(
            load,
            isDry ? null : change,
            new WithdrawnCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)),
            new WithdrawnCounts(row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)),
            row.GetInt64(6),
            row.GetInt64(7)),
        load.LoadId)[0];

    private void WriteStore(DuckDbSession session)
    {
        foreach (SchemaTable table in Schema.MappedTables)
        {
            session.Execute(WithdrawalSql.Close(table, load.Feed, change.Number));
        }

        KillPoint.Reach("after-withdrawal-close");
        foreach (SchemaTable table in Schema.MappedTables)
        {
            session.Execute(WithdrawalSql.Reopen(table, load.Feed, change.Number));
        }

        KillPoint.Reach("after-withdrawal-reopen");
        session.Execute(Embedded.Text("Sql/withdraw_load.sql"), change.Number);
        session.Execute(Embedded.Text("Sql/withdraw_renumberings.sql"), change.Number);
        ChangeTable.Append(session, change);
        KillPoint.Reach("after-withdrawal-row");
    }
}
