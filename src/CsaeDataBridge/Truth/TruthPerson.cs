namespace CsaeDataBridge.Truth;

/// <summary>An invented person, as they are.</summary>
/// <param name="Area">Code of the council where they live.</param>
internal sealed record TruthPerson(DateOnly Born, string Area, string Sex);
