namespace CsaeDataBridge.Sharing;

/// <summary>One published row: an area, a line of the measure, and its cells in the order of the table's columns.</summary>
/// <param name="AreaCode">GSS code, or the code of the whole area.</param>
/// <param name="AreaName">The area's name as people know it.</param>
/// <param name="Breakdown">The breakdown's member, for example an age band; "all" for the total.</param>
/// <param name="Cells">One cell per column of the table.</param>
public sealed record ProtectedRow(string AreaCode, string AreaName, string Breakdown, IReadOnlyList<ProtectedCell> Cells);
