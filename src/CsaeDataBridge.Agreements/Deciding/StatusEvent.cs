namespace CsaeDataBridge.Agreements;

/// <summary>Something that happened to an agreement after it was signed.</summary>
/// <param name="At">From when it holds.</param>
/// <param name="Person">Who signed it, by their id under people.</param>
/// <param name="Reason">Why, in their words.</param>
public sealed record StatusEvent(StatusChange Change, DateTimeOffset At, string Person, string Reason);
