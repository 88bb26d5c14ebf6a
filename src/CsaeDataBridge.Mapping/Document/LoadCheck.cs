using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>A reason to pause a whole load for a person.</summary>
/// <param name="Kind">rows, held_rows or blank.</param>
/// <param name="Field">The field of a blank check; null otherwise.</param>
/// <param name="Limit">Rows at least, or a share in percent at most.</param>
public sealed record LoadCheck(string Kind, string? Field, decimal Limit, Place Place);
