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
    QualityReturns returns,
    TimeProvider clock,
    RunProgress progress)
{
    internal const int RowsPerSlice = 500_000;

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
            Issue? refusal = agreements.DecideImport(document.Agreement, Today, null).Refusal;
            notPulled = feed.Pull is null || refusal is not null ? null : Pull(feed, token);
            deliveries = feed.Query is null && (notPulled is null || Inbox.Count(feed) > 0) ? Inbox.Find(feed, document, pgp) : [];
            mapping = Prepare(feed, document);
            query = feed.Query is null ? null : QueryDelivery.Open(feed, mapping, refusal, clock, token);
        }
        catch (BridgeException failure)
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

    // What cannot be fetched now does not keep back what lies in the inbox already.
    private FeedOutcome? Pull(FeedEntry feed, CancellationToken token)
    {
        progress.Step(feed.Id, $"fetching from {feed.Pull!.Name}");
        try
        {
            IReadOnlyList<PulledFile> files = new Puller(feed.Pull, Path.GetDirectoryName(feed.Inbox)!, Today).Pull(token);
            Issue[] issues = [.. files.Select(file => file.Issue).OfType<Issue>()];
            return issues.Length == 0 ? null : FeedOutcome.Stopped(feed.Id, "", FeedStatus.Failed, issues);
        }
        catch (BridgeException failure) when (failure.ExitCode != ExitCode.DiskFullOrLocked)
        {
            return FeedOutcome.Stopped(feed.Id, "", FeedStatus.Failed, failure.Issues);
        }
    }

    // A mapping is compiled under its clause, its own tests pass, and somebody has approved it as it stands, before a byte of a delivery is read.
    private CompiledMapping Prepare(FeedEntry feed, MappingDocument document)
    {
        progress.Step(feed.Id, "testing the mapping");
        ImportDecision decision = agreements.DecideImport(document.Agreement, Today, null);
        CompiledMapping mapping = compiler.Compile(document, decision.Flow);
        IReadOnlyList<Issue> failures = MappingTests.Run(compiler, document, decision.Flow);
        KillPoint.Reach(RunSteps.AfterMappingTests);
        if (failures.Count > 0)
        {
            throw new BridgeException(failures);
        }

        return ApprovalBook.Read(feed.Mapping, feed.MappingName).Refuse(document) is { } refusal ? throw new BridgeException(refusal) : mapping;
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().Date);

    private FeedOutcome ImportOne(FeedEntry feed, CompiledMapping mapping, InboxDelivery inbox, CancellationToken token)
    {
        long started = Stopwatch.GetTimestamp();
        DateTimeOffset startedAt = clock.GetUtcNow();
        string name = inbox.Name;
        string? contentHash = null;
        try
        {
            ImportDecision decision = agreements.DecideImport(mapping.Document.Agreement, Today, inbox.AsOf);
            if (decision.Refusal is { } refusal)
            {
                LoadEntry refused = Record(feed, mapping, inbox, name, null, LoadStatus.Refused, refusal, startedAt, decision.Flow?.Clause);
                return FeedOutcome.Stopped(feed.Id, name, FeedStatus.Refused, [refusal]) with { Return = returns.Stopped(refused, [refusal]) };
            }

            Delivery delivery = inbox.Open();
            contentHash = delivery.ContentHash;
            KillPoint.Reach(RunSteps.AfterPickUp);
            return store.IsLoaded(feed.Id, delivery.ContentHash, mapping.CompiledHash)
                ? FeedOutcome.Already(feed.Id, delivery.Name)
                : Load(feed, mapping, inbox, delivery, decision, startedAt, started, token);
        }
        catch (BridgeException failure) when (failure.ExitCode != ExitCode.DiskFullOrLocked)
        {
            LoadEntry failed = Record(feed, mapping, inbox, name, contentHash, LoadStatus.Failed, failure.Issues[0], startedAt, null);
            return FeedOutcome.Stopped(feed.Id, name, FeedStatus.Failed, failure.Issues) with { Return = returns.Stopped(failed, failure.Issues) };
        }
        catch (BridgeException failure)
        {
            // Without room or a free store no feed can go on; the run ends here and says at which delivery.
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
        var run = new MappingRun(session, mapping, feed.Id, inbox.AsOf);
        StageSummary staged = new Stager(session, key).Stage(delivery, mapping.StagePlan, RowsPerSlice, slice => Map(run, slice), new RowReport(progress, feed.Id), token);
        KillPoint.Reach(RunSteps.AfterStaging);
        MappingOutcome mapped = run.Finish(staged, store.Loads().LastOrDefault(load => load.Feed == feed.Id && load.Status == LoadStatus.Loaded)?.Rows.Read);
        KillPoint.Reach(RunSteps.AfterMapping);
        var rows = new RowCounts(mapped.Read, mapped.Mapped, mapped.Duplicate, mapped.Excluded, mapped.Held);
        DeliveryQuality quality = DeliveryQuality.Read(session, mapped, staged);
        IEnumerable<SourceRecord> records = Stager.Reread(delivery, mapping.StagePlan, staged, quality.Lines, token);
        if (mapped.Pauses is [var pause, ..])
        {
            LoadEntry paused = Record(feed, mapping, inbox, delivery.Name, delivery.ContentHash, LoadStatus.Paused, pause, startedAt, decision.Flow!.Clause, rows, Text(staged));
            returns.Write(paused, mapping, quality, mapped.Pauses, records);
            return Outcome(feed, delivery, FeedStatus.Paused, null, rows, mapped, staged, mapped.Pauses, started) with { Return = returns.Keep(paused) };
        }

        LoadHeader header = Header(feed, mapping, inbox, delivery, decision, rows, startedAt) with { Text = Text(staged) };
        var held = new HeldRecords(mapped.HeldRows);
        returns.Write(store.Expected(header), mapping, quality, [], held.Watch(records));
        KillPoint.Reach(RunSteps.AfterReturn);
        IReadOnlyList<QuarantinedRow> quarantined = held.Rows();
        KillPoint.Reach(RunSteps.AfterHeldRows);
        progress.Step(feed.Id, $"merging {delivery.Name}");
        MergeResult merged = store.Merge(session, header, quarantined, token);
        return Outcome(feed, delivery, FeedStatus.Loaded, merged.Load.LoadId, rows, mapped, staged, [], started) with { Return = returns.Keep(merged.Load) };
    }

    private static void Map(MappingRun run, StagedSlice slice)
    {
        run.OnSlice(slice);
        KillPoint.Reach(RunSteps.AfterSlice);
    }

    private static LoadHeader Header(FeedEntry feed, CompiledMapping mapping, InboxDelivery inbox, Delivery delivery, ImportDecision decision, RowCounts rows, DateTimeOffset startedAt) => new()
    {
        Feed = feed.Id,
        File = delivery.Name,
        ContentHash = delivery.ContentHash,
        CompiledHash = mapping.CompiledHash,
        AsOf = inbox.AsOf,
        Sequence = inbox.Sequence,
        Kind = KindOf(mapping.Document),
        Mapping = mapping.Document.Name,
        MappingVersion = mapping.Document.Version,
        Agreement = mapping.Document.Agreement,
        Clause = decision.Flow!.Clause,
        Rules = RuleNames(mapping),
        Breaks = [.. mapping.Document.Comparability.Select(note => new SeriesBreak(note.Of, note.Period.From, note.Period.Until, note.Period.Comparability))],
        Rows = rows,
        StartedAt = startedAt,
    };

    private static TextForm? Text(StageSummary staged) => staged.Dialect is { } dialect ? new TextForm(dialect.Encoding, dialect.Delimiter, dialect.Quote) : null;

    // Rows carry rule numbers from 1; the store wants the name at the index of the number.
    private static string[] RuleNames(CompiledMapping mapping)
    {
        string[] names = new string[mapping.Rules.Select(rule => rule.Number).DefaultIfEmpty(0).Max() + 1];
        Array.Fill(names, "mapping");
        foreach (CompiledRule rule in mapping.Rules)
        {
            names[rule.Number] = rule.Name;
        }

        return names;
    }

    private static Store.LoadKind KindOf(MappingDocument document) => document.LoadKind switch
    {
        Mapping.LoadKind.Snapshot => Store.LoadKind.Snapshot,
        Mapping.LoadKind.Append => Store.LoadKind.Append,
        _ => Store.LoadKind.Changes,
    };

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

    private LoadEntry Record(FeedEntry feed, CompiledMapping mapping, InboxDelivery inbox, string file, string? contentHash, LoadStatus status, Issue reason, DateTimeOffset startedAt, string? clause, RowCounts rows = default, TextForm? text = null) => store.RecordStopped(new StoppedLoad
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
        Kind = KindOf(mapping.Document),
        Mapping = mapping.Document.Name,
        MappingVersion = mapping.Document.Version,
        Agreement = mapping.Document.Agreement,
        Clause = clause,
        Rows = rows,
        StartedAt = startedAt,
    });

    private sealed class RowReport(RunProgress progress, string feed) : IProgress<long>
    {
        public void Report(long value) => progress.Rows(feed, value);
    }
}
