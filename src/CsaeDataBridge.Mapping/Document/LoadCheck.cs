using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>A reason to pause a whole load for a person.</summary>
/// <param name="Kind">What is looked at.</param>
/// <param name="Field">The field of a blank check; null otherwise.</param>
/// <param name="Limit">Rows at least; for the other kinds a share of the rows, in percent.</param>
public sealed record LoadCheck(LoadCheckKind Kind, string? Field, decimal Limit, Place Place);
