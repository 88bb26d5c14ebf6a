using CsaeDataBridge.Agreements;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Runs;

/// <summary>When the next delivery of each feed is overdue, as the flow of the agreement that let in its last one says.</summary>
internal static class FeedSchedules
{
    private const int HoursOfADay = 24;

    /// <returns>By feed: days from one delivery's business date until the next is overdue. Feeds whose agreement says no schedule are not there.</returns>
    public static IReadOnlyDictionary<string, int> AllowedDays(AgreementBundle agreements, IEnumerable<LoadEntry> loads)
    {
        Dictionary<string, FlowSchedule> schedules = agreements.Agreements
            .SelectMany(agreement => agreement.Flows.Select(flow => (Name: $"{agreement.Id}/{flow.Id}", flow.Schedule)))
            .Where(flow => flow.Schedule is not null)
            .ToDictionary(flow => flow.Name, flow => flow.Schedule!, StringComparer.Ordinal);
        return loads.Where(load => load.Status == LoadStatus.Loaded)
            .GroupBy(load => load.Feed, (feed, ofFeed) => (Feed: feed, ofFeed.Last().Agreement))
            .Select(feed => (feed.Feed, Days: feed.Agreement is { } name && schedules.TryGetValue(name, out FlowSchedule? schedule) ? Days(schedule) : null))
            .Where(feed => feed.Days is not null)
            .ToDictionary(feed => feed.Feed, feed => feed.Days!.Value, StringComparer.Ordinal);
    }

    // The longest that such a period can be; what of a day is allowed beyond it is allowed whole.
    private static int? Days(FlowSchedule schedule)
    {
        int? period = schedule.Every switch
        {
            "day" => 1,
            "week" => 7,
            "month" => 31,
            "quarter" => 92,
            "year" => 366,
            _ => null,
        };
        return period + (((schedule.LateAfterHours ?? 0) + HoursOfADay - 1) / HoursOfADay);
    }
}
