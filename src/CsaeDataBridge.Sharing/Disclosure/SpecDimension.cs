namespace CsaeDataBridge.Sharing;

/// <summary>How the members of a column belong together.</summary>
/// <param name="Hierarchy">Wholes with their parts, from the top.</param>
/// <param name="Total">The member that all others make up; null when there is none.</param>
/// <param name="AddsUp">False where a person may be in several members.</param>
/// <param name="Sensitive">True where it tells something of people to be all in one member: such groups are hidden.</param>
internal sealed record SpecDimension(string Column, IReadOnlyList<(string Whole, IReadOnlyList<string> Parts)> Hierarchy, string? Total, bool AddsUp, bool Sensitive);
