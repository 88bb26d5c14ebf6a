using CsaeDataBridge.Issues;
using CsaeDataBridge.Runs;

namespace CsaeDataBridge.Configuration;

/// <summary>One deployment, as <c>bridge.yaml</c> states it; every path is full.</summary>
/// <param name="Clock">A fixed instant for synthetic data; null for the real clock.</param>
/// <param name="OutFolder">Where store, vault, releases and reports go.</param>
/// <param name="ReturnsFolder">Where the agencies' quality returns go.</param>
/// <param name="PopulationFile">CSV with area_code, year, sex, age, persons; null when none is supplied.</param>
internal sealed record BridgeConfiguration(
    string FileName,
    string Folder,
    string Area,
    string AreaCode,
    bool Synthetic,
    DateTimeOffset? Clock,
    string TimeZone,
    string StorePath,
    string VaultPath,
    string OutFolder,
    string KeyFile,
    string ReturnsFolder,
    string AgreementsFolder,
    IReadOnlyList<string> MappingFolders,
    string? PopulationFile,
    string? TruthFolder,
    IReadOnlyList<AgencyEntry> Agencies,
    IReadOnlyList<AreaEntry> Areas,
    IReadOnlyList<FeedEntry> Feeds,
    IReadOnlyList<ReportEntry> Reports)
{
    /// <summary>The feed of an id.</summary>
    /// <exception cref="BridgeException">CFG111: there is none.</exception>
    public FeedEntry Feed(string id) => Feeds.FirstOrDefault(feed => feed.Id == id) ?? throw new BridgeException(NoFeed(id));

    /// <summary>Says that there is no feed of an id.</summary>
    public Issue NoFeed(string id) => Issue.Error(ProgramCodes.NotFound, new Place(FileName, Field: id), "no feed of this id", $"one of {string.Join(", ", Feeds.Select(feed => feed.Id))}", "correct the id");

    /// <summary>The clock that the deployment goes by: one that stands at its fixed instant, or the real one.</summary>
    public TimeProvider Time() => Clock is { } instant ? new FixedClock(instant) : TimeProvider.System;

    /// <summary>The day that the clock shows, in UTC.</summary>
    public DateOnly Today() => DateOnly.FromDateTime(Time().GetUtcNow().Date);
}
