using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>What a load as a whole is measured by.</summary>
/// <param name="Kind">What is looked at.</param>
/// <param name="Field">The field of a blank check; null otherwise.</param>
/// <param name="Limit">Rows at least; for the other kinds a share of the rows, in percent.</param>
/// <param name="Severity">What it says beyond its limit: pause the load for a person, warn, or inform.</param>
public sealed record LoadCheck(LoadCheckKind Kind, string? Field, decimal Limit, CheckOutcome Severity, Place Place);
