namespace CsaeDataBridge.Sharing;

/// <summary>A package of a release that went out.</summary>
/// <param name="At">When it was sent.</param>
public sealed record SentPackage(string Id, DateTimeOffset At);
