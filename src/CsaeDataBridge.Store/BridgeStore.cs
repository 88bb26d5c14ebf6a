using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>A deployment's store, vault and keys, held by one program at a time.</summary>
/// <remarks>
/// Public is what says nothing about a person: the ledger, counts, reasons of held rows. Content is read by Sharing alone, identifiers by Linkage alone.
/// Not for several threads at once.
/// </remarks>
public sealed partial class BridgeStore : IDisposable
{
    private const string Compaction = "compact";

    private static readonly CommonSchema Schema = CommonSchema.Load();

    private readonly StoreOptions options;
    private readonly StoreFiles files;
    private readonly StoreLock held;
    private readonly QuarantineCipher cipher;
    private Ledger? ledger;
    private bool vaultMayHoldUnknown;
    private bool disposed;

    private BridgeStore(StoreOptions options, StoreFiles files, StoreLock held, BridgeKeys keys)
    {
        this.options = options;
        this.files = files;
        this.held = held;
        Keys = keys;
        cipher = new QuarantineCipher(keys.QuarantineKey);
    }

    /// <summary>The deployment's keys.</summary>
    public BridgeKeys Keys { get; }

    /// <summary>True for made-up data.</summary>
    public bool Synthetic => options.Synthetic;

    /// <summary>Identifiers that this opening removed, because a kill had kept their load out of the ledger.</summary>
    public long UnknownIdentifiersRemoved { get; private set; }

    /// <summary>What this opening brought up to this version; null when nothing had to be.</summary>
    public MigrationResult? Migration { get; private init; }

    /// <summary>Options for the session that stages and maps a delivery, so that <see cref="Merge"/> may attach the files to it.</summary>
    public DuckDbOptions SessionOptions => files.SessionOptions;

    /// <summary>Opens a store, or makes it, and ends what a kill had cut short.</summary>
    /// <exception cref="BridgeException">STO401–STO412 database files, STO421–STO430 files that do not belong here or together, STO490 full disk, STO491 held by another program.</exception>
    public static BridgeStore Open(StoreOptions options)
    {
        var files = new StoreFiles(options);
        files.MakeFolders();
        StoreLock held = StoreLock.Take(options.StorePath);
        try
        {
            (BridgeKeys keys, MigrationResult? migration) = StoreOpening.Prepare(options, files);
            var store = new BridgeStore(options, files, held, keys) { Migration = migration };
            LedgerMark.Check(options.StorePath, store.Loads());
            KillPoint.Reach("open/ledger-checked");
            store.RemoveUnknownIdentifiers();
            KillPoint.Reach("open/done");
            return store;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The ledger's loads, oldest first.</summary>
    public IReadOnlyList<LoadEntry> Loads() => Ledger().Loads;

    /// <summary>Changes that are no loads, oldest first; their numbers and those of the loads are one sequence.</summary>
    public IReadOnlyList<ChangeEntry> Changes() => Ledger().Changes;

    /// <summary>True when this content was loaded under this compiled mapping.</summary>
    public bool IsLoaded(string feed, string contentHash, string compiledHash) => Find(feed, contentHash, compiledHash) is not null;

    /// <summary>The newest load of this content, whatever mapping it was read with; null when it was never loaded.</summary>
    public LoadEntry? FindLoaded(string feed, string contentHash) => Find(feed, contentHash, null);

    /// <summary>The ledger's row for a delivery if it is merged next, without what only the merge finds out: what changes, and when it is committed.</summary>
    public LoadEntry Expected(LoadHeader header) => LoadEntry.Of(header, Ledger().NextNumber);

    /// <summary>Merges what a mapping left in the session's catalog <c>mapped</c>: all of it, or nothing.</summary>
    /// <param name="staged">A session with <see cref="SessionOptions"/>; not in a transaction, and without a token in force.</param>
    /// <param name="header">The delivery.</param>
    /// <param name="held">Rows for the quarantine.</param>
    /// <param name="token">Cancels before the commit; nothing stays.</param>
    /// <exception cref="BridgeException">STO440, STO441, STO443, STO444 rows that cannot be merged; STO4xx of the database, STO490 full disk.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public MergeResult Merge(DuckDbSession staged, LoadHeader header, IReadOnlyList<QuarantinedRow> held, CancellationToken token)
    {
        if (header.Replay is null && header.Review is null && Find(header.Feed, header.ContentHash, header.CompiledHash) is { } before)
        {
            return new MergeResult(before, AlreadyLoaded: true);
        }

        if (!header.Readmit)
        {
            RefuseWithdrawn(header);
        }

        Ledger known = Ledger();
        bool clean = vaultMayHoldUnknown;
        vaultMayHoldUnknown = true;

        // Whatever fails, the file knows best what was committed.
        ledger = null;
        LoadEntry load = new MergeRun(files, cipher, staged, header, known, options).Run(held, clean, token);
        ledger = known.With(load);
        vaultMayHoldUnknown = false;
        LedgerMark.Write(options.StorePath, ledger.Loads);
        KillPoint.Reach("after-merge");
        return new MergeResult(load, AlreadyLoaded: false);
    }

    /// <summary>Records a delivery that was paused, refused or that failed; the same stop of the same file twice is one row.</summary>
    public LoadEntry RecordStopped(StoppedLoad stopped)
    {
        if (stopped.Status is LoadStatus.Loaded or LoadStatus.Withdrawn)
        {
            throw new ArgumentException("a load is recorded by merging it", nameof(stopped));
        }

        Ledger known = Ledger();
        LoadEntry? last = known.Loads.LastOrDefault(load => load.Feed == stopped.Feed && load.File == stopped.File);
        if (last is not null && last.Status == stopped.Status && last.Reason == stopped.Reason
            && last.ContentHash == stopped.ContentHash && last.CompiledHash == stopped.CompiledHash && last.Clause == stopped.Clause)
        {
            return last;
        }

        DateTime committed = known.NextInstant(options.Time.GetUtcNow());
        var load = new LoadEntry(
            known.NextNumber,
            stopped.Feed,
            stopped.File,
            stopped.ContentHash,
            stopped.Text,
            stopped.CompiledHash,
            stopped.AsOf,
            stopped.Sequence,
            stopped.Kind,
            null,
            stopped.Mapping,
            stopped.MappingVersion,
            stopped.Agreement,
            stopped.Clause,
            stopped.Status,
            stopped.Reason,
            stopped.Rows,
            default,
            default,
            LedgerTable.StartInstant(stopped.StartedAt, committed),
            committed)
        {
            LoadedBy = options.Operator,
            Durations = stopped.Durations,
        };
        ledger = null;
        using (DuckDbSession session = files.OpenStore())
        {
            session.InTransaction(() =>
            {
                CheckTable.Append(session, load.LoadId, CheckScope.Load, stopped.Checks, committed);
                KillPoint.Reach("stop/checks");
                LedgerTable.Append(session, load);
                KillPoint.Reach("stop/ledger-row");
            });
        }

        KillPoint.Reach("stop/committed");
        ledger = known.With(load);
        LedgerMark.Write(options.StorePath, ledger.Loads);
        KillPoint.Reach("stop/done");
        return load;
    }

    /// <summary>Brings agencies, areas and residents up to what the configuration says; rows that it no longer has are kept.</summary>
    /// <returns>Rows added or changed; 0 when nothing was written.</returns>
    /// <exception cref="BridgeException">STO445: a word that is no code, or a key twice.</exception>
    public long WriteReferenceData(ReferenceData data)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ChangeEntry change = Ledger().NextChange(ChangeKind.Reference, options);
        using DuckDbSession session = files.OpenStore();
        long written = ReferenceWriter.Write(session, data, change);
        ledger = null;
        KillPoint.Reach("after-reference-data");
        return written;
    }

    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            cipher.Dispose();
            Keys.Dispose();
            held.Dispose();
        }
    }

    private Ledger Ledger()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (ledger is null)
        {
            using DuckDbSession session = files.OpenStore(readOnly: true);
            ledger = Store.Ledger.Read(session);
        }

        return ledger;
    }

    private LoadEntry? Find(string feed, string contentHash, string? compiledHash) => Loads().LastOrDefault(load =>
        load.Status == LoadStatus.Loaded && load.ReplayOf is null && load.Feed == feed && load.ContentHash == contentHash && (compiledHash is null || load.CompiledHash == compiledHash));

    private void RemoveUnknownIdentifiers()
    {
        Ledger known = Ledger();
        using DuckDbSession session = files.OpenVault();
        UnknownIdentifiersRemoved = VaultTable.RemoveUnknownLoads(session, known);
        vaultMayHoldUnknown = false;
    }
}
