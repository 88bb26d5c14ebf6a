using System.Diagnostics;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Returns;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Runs;

/// <summary>Imports a feed's deliveries: decide, stage, map, check, merge. Nothing is half applied.</summary>
internal sealed class FeedImport(
    AgreementBundle agreements,
    ValueLists lists,
    MappingCompiler compiler,
    BridgeStore store,
    AuditedStore audited,
    QualityReturns returns,
    TimeProvider clock,
    RunProgress progress,
    IReadOnlySet<int> readmit)
{
    internal const int RowsPerSlice = 500_000;

    /// <summary>The day in the deployment's time zone.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The lists of opt-outs and objections that the deployment has.</summary>
    public IReadOnlyList<PersonList> PersonLists { get; init; } = [];

    /// <summary>Reads the agreements anew: one may have been suspended while a delivery was read.</summary>
    public required Func<AgreementBundle> AgreementsNow { get; init; }

    /// <summary>Imports what is new of a feed, oldest delivery first.</summary>
    public IEnumerable<FeedOutcome> Import(FeedEntry feed, CancellationToken token)
    {
        using PgpKeyring? pgp = feed.Pgp is null ? null : new PgpKeyring(feed.Pgp);
        IReadOnlyList<InboxDelivery> deliveries = [];
        CompiledMapping? mapping = null;
        QueryDelivery? query = null;
        FeedOutcome? stopped = null;
        FeedOutcome? notPulled = null;
        try
        {
            MappingDocument document = MappingReader.ReadFile(feed.Mapping, feed.MappingName, lists);
            returns.Settle(feed.Id);
            Issue? refusal = agreements.DecideImport(document.Agreement, clock.GetUtcNow(), null).Refusal;
            notPulled = feed.Pull is null || refusal is not null ? null : Pull(feed, token);
            deliveries = feed.Query is null && (notPulled is null || Inbox.Count(feed) > 0) ? Inbox.Find(feed, document, pgp) : [];
            mapping = Prepare(feed, document);
            query = feed.Query is null ? null : QueryDelivery.Open(feed, mapping, refusal, clock, token);
        }
        catch (BridgeException failure) when (!EndsTheRun(failure))
        {
            stopped = FeedOutcome.Stopped(feed.Id, "", FeedStatus.Failed, failure.Issues);
        }

        if (notPulled is not null)
        {
            progress.Done(notPulled);
            yield return notPulled;
        }

        if (stopped is not null)
        {
            progress.Done(stopped);
            yield return stopped;
            yield break;
        }

        using QueryDelivery? connected = query;
        foreach (InboxDelivery delivery in query is null ? deliveries : [query.Delivery])
        {
            token.ThrowIfCancellationRequested();
            FeedOutcome outcome = ImportOne(feed, mapping!, delivery, token);
            progress.Done(outcome);
            yield return outcome;
        }
    }

    // Without room, a free store or a disk that answers no feed can go on, and no report be drawn from what is there. An extract's own disk has codes of its own.
    private static bool EndsTheRun(BridgeException failure) =>
        failure.ExitCode == ExitCode.DiskFullOrLocked || failure.Issues[0].Code is DuckDbCodes.FileForbidden or DuckDbCodes.FileFault;

    // What cannot be fetched now does not keep back what lies in the inbox already.
    private FeedOutcome? Pull(FeedEntry feed, CancellationToken token)
    {
        progress.Step(feed.Id, $"fetching from {feed.Pull!.Name}");
        try
        {
            IReadOnlyList<PulledFile> files = new Puller(feed.Pull, Path.GetDirectoryName(feed.Inbox)!, Today, clock).Pull(token);
            Issue[] issues = [.. files.Select(file => file.Issue).OfType<Issue>()];
            return issues.Length == 0 ? null : FeedOutcome.Stopped(feed.Id, "", FeedStatus.Failed, issues);
        }
        catch (BridgeException failure) when (failure.ExitCode != ExitCode.DiskFullOrLocked)
        {
            return FeedOutcome.Stopped(feed.Id, "", FeedStatus.Failed, failure.Issues);
        }
    }

    private CompiledMapping Prepare(FeedEntry feed, MappingDocument document)
    {
        progress.Step(feed.Id, "testing the mapping");
        return new MappingGate(agreements, compiler, clock).Open(feed, document);
    }

    private FeedOutcome ImportOne(FeedEntry feed, CompiledMapping mapping, InboxDelivery inbox, CancellationToken token)
    {
        long started = Stopwatch.GetTimestamp();
        DateTimeOffset startedAt = clock.GetUtcNow();
        string name = inbox.Name;
        string? contentHash = null;
        try
        {
            ImportDecision decision = agreements.DecideImport(mapping.Document.Agreement, clock.GetUtcNow(), inbox.AsOf);
            if (decision.Refusal is { } refusal)
            {
                LoadEntry refused = Record(feed, mapping, inbox, name, null, LoadStatus.Refused, refusal, startedAt, decision.Flow?.Clause);
                return FeedOutcome.Stopped(feed.Id, name, FeedStatus.Refused, [refusal]) with { Return = returns.Stopped(refused, [refusal]) };
            }

            Delivery delivery = inbox.Open();
            contentHash = delivery.ContentHash;
            KillPoint.Reach(RunSteps.AfterPickUp);
            if (store.IsLoaded(feed.Id, delivery.ContentHash, mapping.CompiledHash))
            {
                return FeedOutcome.Already(feed.Id, delivery.Name);
            }

            if (store.FindWithdrawn(feed.Id, delivery.ContentHash) is { } withdrawn && !readmit.Contains(withdrawn.LoadId))
            {
                Issue stop = BridgeStore.Withdrawn(withdrawn);
                Record(feed, mapping, inbox, name, contentHash, LoadStatus.Refused, stop, startedAt, null);
                return FeedOutcome.Stopped(feed.Id, name, FeedStatus.Refused, [stop]);
            }

            return Load(feed, mapping, inbox, delivery, decision, startedAt, started, token);
        }
        catch (BridgeException failure) when (!EndsTheRun(failure))
        {
            LoadEntry failed = Record(feed, mapping, inbox, name, contentHash, LoadStatus.Failed, failure.Issues[0], startedAt, null);
            return FeedOutcome.Stopped(feed.Id, name, FeedStatus.Failed, failure.Issues) with { Return = returns.Stopped(failed, failure.Issues) };
        }
        catch (BridgeException failure)
        {
            // The run ends here and says at which delivery.
            throw new BridgeException([.. failure.Issues.Select(issue => issue with { Place = issue.Place == Place.None ? new Place(name, Field: feed.Id) : issue.Place with { Field = issue.Place.Field ?? feed.Id } })]);
        }
    }

    private FeedOutcome Load(FeedEntry feed, CompiledMapping mapping, InboxDelivery inbox, Delivery delivery, ImportDecision decision, DateTimeOffset startedAt, long started, CancellationToken token)
    {
        progress.Step(feed.Id, $"staging {delivery.Name}");
        using DuckDbSession session = DuckDbSession.InMemory(store.SessionOptions);
        session.AttachMemory("stage", compress: false);
        session.AttachMemory("mapped");
        using var key = new IdKey(store.Keys.IdKey);
        var run = new MappingRun(session, mapping, feed.Id, inbox.AsOf) { Decided = new DecidedCells(key, feed.Id, Readings.Of(store, feed.Id)), Lists = PersonLists };
        var times = new StepTimes();
        StageSummary staged = new Stager(session, key).Stage(delivery, mapping.StagePlan, RowsPerSlice, slice => times.Mapping(() => Map(run, slice)), new RowReport(progress, feed.Id), token);
        KillPoint.Reach(RunSteps.AfterStaging);
        times.Staged();
        MappingOutcome mapped = times.Mapping(() => run.Finish(staged, store.Loads().LastOrDefault(load => load.Feed == feed.Id && load.Status == LoadStatus.Loaded && load.ReplayOf is null)?.Rows.Read));
        KillPoint.Reach(RunSteps.AfterMapping);
        var rows = new RowCounts(mapped.Read, mapped.Mapped, mapped.Duplicate, mapped.Excluded, mapped.Held);
        IReadOnlyList<LoadFinding> checks = [.. mapped.Checks, .. store.CheckMapped(session, feed.Id, inbox.AsOf, rows.Read).Select(result => new LoadFinding(result, result.Outcome == CheckOutcome.Passed ? null : CheckWords.Of(result, delivery.Name)))];
        DeliveryQuality quality = DeliveryQuality.Read(session, mapped, staged) with
        {
            Checks = [.. checks.Where(check => check.Issue is not null).OrderByDescending(check => check.Result.Outcome).Select(check => (check.Result.Outcome, check.Issue!))],
        };
        IReadOnlySet<long> companions = rows.Held > 0 ? run.Companions() : new HashSet<long>();
        IEnumerable<SourceRecord> records = Stager.Reread(delivery, mapping.StagePlan, staged, quality.Lines.Union(companions).ToHashSet(), token);
        Issue[] pauses = [.. quality.Checks.Where(check => check.Outcome == CheckOutcome.Pause).Select(check => check.Issue)];
        if (pauses is [var pause, ..] && !store.IsAccepted(feed.Id, delivery.ContentHash, mapping.CompiledHash))
        {
            LoadEntry paused = Record(feed, mapping, inbox, delivery.Name, delivery.ContentHash, LoadStatus.Paused, pause, startedAt, decision.Flow!.Clause, rows, Text(staged), checks, times.Durations);
            returns.Write(paused, mapping, quality, pauses, records);
            return Outcome(feed, delivery, FeedStatus.Paused, null, rows, mapped, staged, pauses, started) with { Return = returns.Keep(paused) };
        }

        LoadHeader header = LoadHeaders.Of(feed, mapping, (delivery.Name, delivery.ContentHash, inbox.AsOf, inbox.Sequence, Text(staged)), decision.Flow!.Clause, rows, startedAt) with
        {
            Checks = [.. checks.Select(check => check.Result)],
            Durations = times.Durations,
            Readmit = store.FindWithdrawn(feed.Id, delivery.ContentHash) is { } withdrawn && readmit.Contains(withdrawn.LoadId),
        };
        var held = new HeldRecords(mapped.HeldRows, companions, mapping.StagePlan);
        returns.Write(store.Expected(header), mapping, quality, [], held.Watch(records));
        KillPoint.Reach(RunSteps.AfterReturn);
        IReadOnlyList<QuarantinedRow> quarantined = held.Rows();
        KillPoint.Reach(RunSteps.AfterHeldRows);
        if (AgreementsNow().DecideImport(mapping.Document.Agreement, clock.GetUtcNow(), inbox.AsOf).Refusal is { } ended)
        {
            LoadEntry refused = Record(feed, mapping, inbox, delivery.Name, delivery.ContentHash, LoadStatus.Refused, ended, startedAt, decision.Flow!.Clause);
            return FeedOutcome.Stopped(feed.Id, delivery.Name, FeedStatus.Refused, [ended]) with { Return = returns.Stopped(refused, [ended]) };
        }

        progress.Step(feed.Id, $"merging {delivery.Name}");
        MergeResult merged = audited.Merge(session, header with { Kept = held.Kept() }, quarantined, token);
        return Outcome(feed, delivery, FeedStatus.Loaded, merged.Load.LoadId, rows, mapped, staged, [], started) with { Return = returns.Keep(merged.Load) };
    }

    private static void Map(MappingRun run, StagedSlice slice)
    {
        run.OnSlice(slice);
        KillPoint.Reach(RunSteps.AfterSlice);
    }

    private static TextForm? Text(StageSummary staged) => staged.Dialect is { } dialect ? new TextForm(dialect.Encoding, dialect.Delimiter, dialect.Quote) : null;

    private static FeedOutcome Outcome(FeedEntry feed, Delivery delivery, FeedStatus status, int? load, RowCounts rows, MappingOutcome mapped, StageSummary staged, IReadOnlyList<Issue> issues, long started) => new(
        feed.Id,
        delivery.Name,
        status,
        load,
        rows.Read,
        rows.Mapped,
        rows.Duplicate,
        rows.Excluded,
        rows.Held,
        [.. mapped.HeldRows.GroupBy(row => (row.Code, row.Field)).OrderByDescending(group => group.Count()).Select(group => new HeldReason(group.Key.Code, group.Key.Field, group.Count()))],
        staged.Notes,
        issues,
        Stopwatch.GetElapsedTime(started))
    {
        Dialect = staged.Dialect,
    };

    private LoadEntry Record(FeedEntry feed, CompiledMapping mapping, InboxDelivery inbox, string file, string? contentHash, LoadStatus status, Issue reason, DateTimeOffset startedAt, string? clause, RowCounts rows = default, TextForm? text = null, IReadOnlyList<LoadFinding>? checks = null, LoadDurations durations = default) => audited.RecordStopped(new StoppedLoad
    {
        Status = status,
        Reason = reason.Code,
        Feed = feed.Id,
        File = file,
        ContentHash = contentHash,
        Text = text,
        CompiledHash = mapping.CompiledHash,
        AsOf = inbox.AsOf,
        Sequence = inbox.Sequence,
        Kind = LoadHeaders.KindOf(mapping.Document),
        Mapping = mapping.Document.Name,
        MappingVersion = mapping.Document.Version,
        Agreement = mapping.Document.Agreement,
        Clause = clause,
        Rows = rows,
        Checks = [.. (checks ?? []).Select(check => check.Result)],
        Durations = durations,
        StartedAt = startedAt,
    });

    private sealed class RowReport(RunProgress progress, string feed) : IProgress<long>
    {
        public void Report(long value) => progress.Rows(feed, value);
    }
}
