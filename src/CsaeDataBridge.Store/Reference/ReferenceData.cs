namespace CsaeDataBridge.Store;

/// <summary>What the configuration says about organisations, areas and residents.</summary>
public sealed record ReferenceData
{
    public IReadOnlyList<AgencyRow> Agencies { get; init; } = [];

    public IReadOnlyList<AreaRow> Areas { get; init; } = [];

    public IReadOnlyList<PopulationRow> Population { get; init; } = [];
}
