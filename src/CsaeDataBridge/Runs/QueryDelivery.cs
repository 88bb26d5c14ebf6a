using System.Globalization;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Extracts;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;

namespace CsaeDataBridge.Runs;

/// <summary>The delivery of a feed that is a query: the rows of a database as they are now.</summary>
internal sealed class QueryDelivery : IDisposable
{
    private readonly DatabaseQuery? query;

    private QueryDelivery(DatabaseQuery? query, InboxDelivery delivery)
    {
        this.query = query;
        Delivery = delivery;
    }

    public InboxDelivery Delivery { get; }

    /// <summary>Connects, unless the agreement refuses the feed.</summary>
    /// <param name="refusal">Why the agreement refuses it; null when it does not.</param>
    /// <exception cref="BridgeException">CFG110: the mapping reads another kind of file; EXT25x, EXT26x.</exception>
    public static QueryDelivery Open(FeedEntry feed, CompiledMapping mapping, Issue? refusal, TimeProvider clock, CancellationToken token)
    {
        if (mapping.Document is not { Layout: { Format: SourceFormat.Delimited, Encoding: null, Delimiter: null or ',', HeaderRow: 1, HeaderRows: 1 }, Joins.Count: 0 })
        {
            throw new BridgeException(Issue.Error(ProgramCodes.Configuration, new Place(feed.MappingName, Field: "file"), "a mapping of another kind of file than the rows of a query are", "a CSV file in UTF-8 with a comma and one header row", "remove 'format:', 'encoding:', 'delimiter:', 'header_row:', 'header_rows:' and 'join:' under 'file:'"));
        }

        QuerySource source = feed.Query!;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone)).DateTime);
        if (refusal is not null)
        {
            return new QueryDelivery(null, new InboxDelivery(Name(source, today), today, 0, () => throw new BridgeException(refusal)));
        }

        var query = DatabaseQuery.Open(source, today, token);
        string name = Name(source, query.AsOf);
        return new QueryDelivery(query, new InboxDelivery(name, query.AsOf, 0, () => query.Deliver(name, mapping.StagePlan, token)));
    }

    public void Dispose() => query?.Dispose();

    private static string Name(QuerySource source, DateOnly asOf) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(source.SqlFile)}_{asOf:yyyy-MM-dd}.csv");
}
