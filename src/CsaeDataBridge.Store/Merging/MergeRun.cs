using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>Merges one mapped delivery: judges it, writes the vault in one transaction and the store in a second one.</summary>
/// <remarks>
/// A transaction writes one file only. The ledger's row in the second is the commit point of both:
/// identifiers of a load that the ledger does not have count for nothing and are removed.
/// </remarks>
internal sealed class MergeRun(StoreFiles files, QuarantineCipher cipher, DuckDbSession session, LoadHeader header, IReadOnlyList<LoadEntry> ledger, TimeProvider time)
{
    private const string Work = "merge";

    private static readonly CommonSchema Schema = CommonSchema.Load();

    private readonly int loadId = LedgerTable.NextNumber(ledger);
    private readonly List<string> attached = [];

    /// <param name="held">Rows for the quarantine.</param>
    /// <param name="cleanVault">Removes identifiers of loads that never were, before this load takes a number.</param>
    /// <param name="token">Cancels before the commit.</param>
    public LoadEntry Run(IReadOnlyList<QuarantinedRow> held, bool cleanVault, CancellationToken token)
    {
        MergeChecks.Rows(header);
        KillPoint.Reach("before-merge");
        try
        {
            // A cancelled session could not close its files: the token ends before that.
            using (session.CancelWith(token))
            {
                return Merge(held, cleanVault);
            }
        }
        finally
        {
            DetachAll();
        }
    }

    private LoadEntry Merge(IReadOnlyList<QuarantinedRow> held, bool cleanVault)
    {
        session.AttachMemory(Work);
        attached.Add(Work);
        Attach(files.StorePath, StoreFiles.StoreAlias);
        MappedTables mapped = MappedTables.Read(session, Schema);
        MergeChecks.Mapped(session, Schema, mapped, header);
        bool isFirstOfAgency = !ledger.Any(load => load.Status == LoadStatus.Loaded && load.Agency == header.Feed.Split('/')[0]);
        Judgement judgement = isFirstOfAgency
            ? Judgement.AllNew(session, mapped)
            : Judgement.Of(session, Schema, mapped, header, loadId);
        RuleNumbers rules = RuleNumbers.Find(session, header);
        var sql = new MergeSql(Schema, mapped, header.Feed, loadId, header.AsOf, rules.Numbers, judgement.IsJudged);
        QuarantineTable.Stage(session, Work, cipher, loadId, held);
        if (mapped.Has("vault_person") || cleanVault)
        {
            WriteVault(mapped, sql, judgement, cleanVault);
        }

        LoadEntry load = Entry(judgement);
        session.InTransaction(() => WriteStore(mapped, sql, judgement, rules, load));
        KillPoint.Reach("after-store-commit");
        return load;
    }

    private void WriteVault(MappedTables mapped, MergeSql sql, Judgement judgement, bool clean)
    {
        Attach(files.VaultPath, StoreFiles.VaultAlias);
        session.InTransaction(() =>
        {
            if (clean)
            {
                VaultTable.RemoveUnknownLoads(session, ledger);
            }

            if (mapped.Has("vault_person"))
            {
                session.Execute(sql.InsertVault(judgement.Rank));
            }

            KillPoint.Reach("after-vault-rows");
        });
        session.Detach(StoreFiles.VaultAlias);
        attached.Remove(StoreFiles.VaultAlias);
        KillPoint.Reach("after-vault-commit");
    }

    private void WriteStore(MappedTables mapped, MergeSql sql, Judgement judgement, RuleNumbers rules, LoadEntry load)
    {
        bool closesEvents = judgement.Events.Changed + judgement.Events.Closed > 0;
        foreach (SchemaTable table in Schema.MappedTables)
        {
            if (table.Name == "person" ? judgement.Persons.Changed > 0 : closesEvents)
            {
                session.Execute(sql.Close(table));
            }
        }

        KillPoint.Reach("after-close");
        foreach (SchemaTable table in Schema.MappedTables.Where(table => mapped.Has(table.Name)))
        {
            session.Execute(sql.Insert(table));
            KillPoint.Reach(table.Name switch { "person" => "after-persons", "event" => "after-events", _ => "" });
        }

        if (judgement.IsJudged)
        {
            Restate();
        }

        KillPoint.Reach("after-children");
        rules.Add(session, header);
        SeriesBreakTable.Add(session, header);
        QuarantineTable.Insert(session, Work, loadId);
        KillPoint.Reach("after-quarantine");
        LedgerTable.Append(session, load);
        KillPoint.Reach("after-ledger-row");
    }

    private void Restate()
    {
        bool isSnapshot = header.Kind == LoadKind.Snapshot;
        session.Execute(Embedded.Text("Sql/restate_events.sql"), loadId, header.Feed, header.Scope, isSnapshot);
        if (!isSnapshot)
        {
            session.Execute(Embedded.Text("Sql/restate_persons.sql"), loadId);
        }
    }

    private LoadEntry Entry(Judgement judgement)
    {
        DateTime committed = LedgerTable.NextInstant(time.GetUtcNow(), ledger.Count == 0 ? null : ledger[^1]);
        return LoadEntry.Of(header, loadId) with
        {
            Events = judgement.Events,
            Persons = judgement.Persons,
            StartedAt = LedgerTable.StartInstant(header.StartedAt, committed),
            CommittedAt = committed,
        };
    }

    private void Attach(string path, string alias)
    {
        session.Attach(path, alias);
        attached.Add(alias);
    }

    private void DetachAll()
    {
        foreach (string alias in attached)
        {
            try
            {
                session.Detach(alias);
            }
            catch (BridgeException)
            {
                // Closing a file writes nothing that its transaction had not made safe; the failure that led here is the one to report.
            }
        }

        attached.Clear();
    }
}
