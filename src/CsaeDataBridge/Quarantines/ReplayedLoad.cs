using CsaeDataBridge.Issues;
using CsaeDataBridge.Mapping;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Quarantines;

/// <summary>What replaying held rows of one load came to.</summary>
/// <param name="Load">The load that holds them.</param>
/// <param name="Tried">Rows that were mapped again.</param>
/// <param name="Outcome">Their fates; null when none could be tried.</param>
/// <param name="Before">The delivery's counts before.</param>
/// <param name="After">The delivery's counts now, or what they would be.</param>
/// <param name="ByLoad">The load that let rows in; null when none was let in, or in a dry run.</param>
/// <param name="Issue">Why rows could not be tried; null when all could.</param>
internal sealed record ReplayedLoad(LoadEntry Load, int Tried, ReplayOutcome? Outcome, RowCounts Before, RowCounts After, int? ByLoad, Issue? Issue);
