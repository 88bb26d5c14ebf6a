using CsaeDataBridge.Configuration;

namespace CsaeDataBridge.Returns;

/// <summary>Where a deployment's returns go, and how they name it.</summary>
/// <param name="Folder">The folder of all returns, full path.</param>
/// <param name="Area">Name of the area.</param>
/// <param name="Synthetic">True for made-up data: every page says so.</param>
/// <param name="Agencies">Who sends extracts.</param>
internal sealed record ReturnOptions(string Folder, string Area, bool Synthetic, IReadOnlyList<AgencyEntry> Agencies);
