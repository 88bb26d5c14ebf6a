using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Returns;

/// <summary>Writes the quality return of each delivery of a deployment, for the agency that sent it.</summary>
/// <remarks>A reference is known only while the delivery is at hand: the store has its keyed hash. So a return is written before its load is committed, and kept when it is.</remarks>
internal sealed class QualityReturns(ReturnOptions options, BridgeStore store)
{
    private const int LoadsShown = 12;

    /// <summary>Ends what a kill cut short in a feed's returns.</summary>
    public void Settle(string feed) => Guard(() => Folder(feed).Settle(store.Loads()));

    /// <summary>Writes the return of a delivery that was read; it is kept when the load is in the ledger.</summary>
    /// <param name="load">What the ledger says of the load, or will say.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="quality">What the rows came to.</param>
    /// <param name="stops">Why it waits; empty when it does not.</param>
    /// <param name="records">The rows with a finding, read again in the order of the file; it is gone through to its end.</param>
    public void Write(LoadEntry load, CompiledMapping mapping, DeliveryQuality quality, IReadOnlyList<Issue> stops, IEnumerable<SourceRecord> records) => Guard(() =>
    {
        ReturnFolder folder = Folder(load.Feed);
        LoadEntry? last = store.Loads().LastOrDefault(known => known.Feed == load.Feed && known.Status == LoadStatus.Loaded && known.ReplayOf is null && known.LoadId < load.LoadId);
        var reference = new OwnReference(mapping.Document);
        ReturnDocument document = ReturnMaker.Fill(Empty(load, stops), mapping.Document, mapping.StagePlan, quality, reference, last is null ? null : folder.Read(last.LoadId));
        using var writer = new ReturnWriter(folder.Start(load.LoadId), document, reference, quality.Findings);
        foreach (SourceRecord record in records)
        {
            writer.Row(record);
        }

        writer.Complete();
    });

    /// <summary>The load is in the ledger.</summary>
    /// <returns>The return's page.</returns>
    public string Keep(LoadEntry load)
    {
        ReturnFolder folder = Folder(load.Feed);
        Guard(() => folder.Keep(load.LoadId));
        return Path.Combine(folder.Of(load.LoadId), ReturnFolder.Page);
    }

    /// <summary>Writes and keeps the return of a delivery that was not taken and of which no row is known; the same stop twice is one return.</summary>
    /// <returns>The return's page; null when what stopped it is not for the sender to mend.</returns>
    public string? Stopped(LoadEntry load, IReadOnlyList<Issue> stops)
    {
        if (!stops.All(IsTheSenders))
        {
            return null;
        }

        Guard(() =>
        {
            using var writer = new ReturnWriter(Folder(load.Feed).Start(load.LoadId), Empty(load, stops), null, []);
            writer.Complete();
        });
        return Keep(load);
    }

    private static bool IsTheSenders(Issue stop) => stop.Code.StartsWith("EXT", StringComparison.Ordinal) || stop.Code.StartsWith("AGR", StringComparison.Ordinal);

    private ReturnFolder Folder(string feed) => new(options.Folder, feed);

    private ReturnDocument Empty(LoadEntry load, IReadOnlyList<Issue> stops) => new()
    {
        Area = options.Area,
        Synthetic = options.Synthetic,
        Agency = options.Agencies.FirstOrDefault(agency => agency.Id == load.Agency)?.Name ?? load.Agency,
        Feed = load.Feed,
        File = load.File,
        ContentHash = load.ContentHash,
        Text = load.Text,
        AsOf = load.AsOf,
        Load = load.LoadId,
        Status = load.Status,
        Mapping = load.Mapping,
        MappingVersion = load.MappingVersion,
        Agreement = load.Agreement,
        Clause = load.Clause,
        ReadAt = new DateTimeOffset(load.StartedAt, TimeSpan.Zero),
        Rows = load.Rows,
        Stops = stops,
        Loads = [.. store.Loads().Where(known => known.Feed == load.Feed && known.ReplayOf is null && known.LoadId != load.LoadId).Append(load).TakeLast(LoadsShown).Select(known => new ReturnLoad(known.LoadId, known.AsOf, known.Status.ToString().ToLowerInvariant(), known.Rows))],
    };

    private void Guard(Action work) => FileGuard.Run(options.Folder, work);
}
