using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>What makes one source row several records or several rows of a block: the values of one field, and with them those of every field of the same numbered columns.</summary>
/// <param name="Over">The field that <c>each:</c> names.</param>
/// <param name="OfEvent">True when each value is an event of its own; false when blocks repeat within the one event of the row.</param>
public sealed record Repetition(string Over, bool OfEvent, Place Place);
