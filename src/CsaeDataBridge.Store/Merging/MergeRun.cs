using System.Diagnostics;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>Merges one mapped delivery: judges it, writes the vault in one transaction and the store in a second one.</summary>
/// <remarks>
/// A transaction writes one file only. The ledger's row in the second is the commit point of both:
/// identifiers of a load that the ledger does not have count for nothing and are removed.
/// </remarks>
internal sealed class MergeRun(StoreFiles files, QuarantineCipher cipher, DuckDbSession session, LoadHeader header, Ledger ledger, StoreOptions options)
{
    private const string Work = "merge";
    private const int MostNamed = 32;

    private static readonly CommonSchema Schema = CommonSchema.Load();

    private readonly int loadId = ledger.NextNumber;
    private readonly long started = Stopwatch.GetTimestamp();
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
            KillPoint.Reach("merge/detached");
        }
    }

    private LoadEntry Merge(IReadOnlyList<QuarantinedRow> held, bool cleanVault)
    {
        session.AttachMemory(Work);
        attached.Add(Work);
        Attach(files.StorePath, StoreFiles.StoreAlias);
        KillPoint.Reach("merge/store-attached");
        MappedTables mapped = MappedTables.Read(session, Schema);
        MergeChecks.Mapped(session, Schema, mapped, header);
        KillPoint.Reach("merge/checked");
        DecidedReviews.Apply(session, mapped, header.Review?.Decision);
        bool isFirstOfAgency = !ledger.Loads.Any(load => load.Status == LoadStatus.Loaded && load.Agency == header.Feed.Split('/')[0]);
        Judgement judgement = isFirstOfAgency
            ? Judgement.AllNew(session, mapped)
            : Judgement.Of(session, Schema, mapped, header, loadId);
        KillPoint.Reach("merge/judged");
        RuleNumbers rules = RuleNumbers.Find(session, header);
        var sql = new MergeSql(Schema, mapped, header.Feed, loadId, header.AsOf, rules.Numbers, judgement.IsJudged);
        QuarantineTable.Stage(session, Work, cipher, loadId, held, header.Kept);
        KillPoint.Reach("merge/quarantine-encrypted");
        if (mapped.Has("vault_person") || cleanVault)
        {
            WriteVault(mapped, sql, judgement, cleanVault);
        }

        LoadEntry? load = null;
        session.InTransaction(() => load = WriteStore(mapped, sql, judgement, rules));
        KillPoint.Reach("after-store-commit");
        return load!;
    }

    private void WriteVault(MappedTables mapped, MergeSql sql, Judgement judgement, bool clean)
    {
        Attach(files.VaultPath, StoreFiles.VaultAlias);
        KillPoint.Reach("merge/vault-attached");
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
        KillPoint.Reach("merge/vault-committed");
        session.Detach(StoreFiles.VaultAlias);
        attached.Remove(StoreFiles.VaultAlias);
        KillPoint.Reach("after-vault-commit");
    }

    private LoadEntry WriteStore(MappedTables mapped, MergeSql sql, Judgement judgement, RuleNumbers rules)
    {
        bool closesEvents = judgement.Events.Changed + judgement.Events.Closed > 0;
        IReadOnlyList<int> since = closesEvents ? Since() : [];
        foreach (SchemaTable table in Schema.MappedTables)
        {
            if (table.Name == "person" ? judgement.Persons.Changed > 0 : closesEvents)
            {
                session.Execute(sql.Close(table, since));
                KillPoint.Reach($"merge/close-{table.Name}");
            }
        }

        KillPoint.Reach("after-close");
        foreach (SchemaTable table in Schema.MappedTables.Where(table => mapped.Has(table.Name)))
        {
            session.Execute(sql.Insert(table));
            KillPoint.Reach($"merge/insert-{table.Name}");
        }

        if (mapped.Has(Schema.Renumbering.Name))
        {
            session.Execute(sql.InsertRenumberings());
            KillPoint.Reach("merge/renumberings");
        }

        if (judgement.IsJudged)
        {
            Restate();
        }

        KillPoint.Reach("after-children");
        rules.Add(session, header);
        KillPoint.Reach("merge/rules-added");
        SeriesBreakTable.Add(session, header);
        KillPoint.Reach("merge/breaks-added");
        QuarantineTable.Insert(session, Work, loadId);
        LoadEntry load = Entry(judgement);
        Settle(load);
        if (header.Review is { } review)
        {
            ReviewTable.Append(session, "store.csae", review.Decision, loadId, review.LoadId);
        }

        CheckTable.Append(session, loadId, CheckScope.Load, header.Checks, load.CommittedAt);
        KillPoint.Reach("after-quarantine");
        LedgerTable.Append(session, load);
        AuditPointTable.Append(session, loadId, header.Audit);
        KillPoint.Reach("after-ledger-row");
        return load;
    }

    // Rows of the same load lie together: what other loads wrote need not be read to end the rows of an event.
    private IReadOnlyList<int> Since()
    {
        IReadOnlyList<int> loads = session.Query("SELECT DISTINCT load_from FROM merge.main.event_close ORDER BY load_from", row => row.GetInt32(0));
        return loads.Count <= MostNamed ? loads : [];
    }

    // A row stops waiting in the transaction that lets it in: killed before, it waits; killed after, it is in.
    private void Settle(LoadEntry load)
    {
        foreach ((long line, QuarantineAction action) in header.Replay?.Lines ?? new Dictionary<long, QuarantineAction>())
        {
            QuarantineActions.Append(session, new QuarantineNote(header.Replay!.LoadId, line, action, loadId, header.Replay.Operator, header.Replay.Reason, load.CommittedAt));
        }
    }

    private void Restate()
    {
        bool isSnapshot = header.Kind == LoadKind.Snapshot && header.Replay is null;
        session.Execute(Embedded.Text("Sql/restate_events.sql"), loadId, header.Feed, header.Scope, isSnapshot);
        KillPoint.Reach("merge/events-restated");
        if (!isSnapshot)
        {
            session.Execute(Embedded.Text("Sql/restate_persons.sql"), loadId);
            KillPoint.Reach("merge/persons-restated");
        }
    }

    private LoadEntry Entry(Judgement judgement)
    {
        DateTime committed = ledger.NextInstant(options.Time.GetUtcNow());
        return LoadEntry.Of(header, loadId) with
        {
            Events = judgement.Events,
            Persons = judgement.Persons,
            StartedAt = LedgerTable.StartInstant(header.StartedAt, committed),
            CommittedAt = committed,
            LoadedBy = options.Operator,
            Durations = header.Durations with { Merging = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds },
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
