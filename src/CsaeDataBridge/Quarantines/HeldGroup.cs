using System.Globalization;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Quarantines;

/// <summary>Held rows of one feed with one cause.</summary>
/// <param name="Rows">By load and line; one or more.</param>
/// <param name="Days">Whole days since the oldest was held.</param>
internal sealed record HeldGroup(IReadOnlyList<HeldRowEntry> Rows, int Days)
{
    public string Feed => Rows[0].Load.Feed;

    /// <summary>Loads that hold them.</summary>
    public int Loads => Rows.Select(row => row.Load.LoadId).Distinct().Count();

    public static HeldGroup Of(IReadOnlyList<HeldRowEntry> rows, DateTime now) => new(rows, (int)(now - rows.Min(row => row.Load.CommittedAt)).TotalDays);

    /// <summary>What has become of rows that wait no longer, each with its count.</summary>
    public IEnumerable<string> States() => Rows
        .Where(row => row.State != HeldState.Waiting)
        .GroupBy(row => row.State)
        .OrderBy(state => state.Key)
        .Select(state => string.Create(CultureInfo.InvariantCulture, $"{state.Count():N0} {Word(state.Key)}"));

    public static string Word(HeldState state) => state switch
    {
        HeldState.Waiting => "waiting",
        HeldState.Replayed => "replayed",
        HeldState.Released => "released",
        HeldState.GivenUp => "given up",
        HeldState.LoadedAgain => "loaded again",
        _ => "withdrawn",
    };
}
