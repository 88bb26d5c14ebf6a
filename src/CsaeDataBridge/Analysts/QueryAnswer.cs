using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Analysts;

/// <summary>How a request ended; what was found is printed and not told.</summary>
/// <param name="Results">How many results there were.</param>
/// <param name="Rows">How many rows of them were printed.</param>
/// <param name="LeftOut">How many rows of them were not printed.</param>
/// <param name="Fault">What stopped it; null for nothing.</param>
internal sealed record QueryAnswer(int Results, long Rows, long LeftOut, Issue? Fault);
