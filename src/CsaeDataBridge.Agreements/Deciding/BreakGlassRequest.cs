namespace CsaeDataBridge.Agreements;

/// <summary>An emergency reading: a permit with another shape.</summary>
/// <param name="SubjectNamed">Whether it is about one named person.</param>
/// <param name="Minutes">For how long.</param>
public sealed record BreakGlassRequest(bool SubjectNamed, int Minutes);
