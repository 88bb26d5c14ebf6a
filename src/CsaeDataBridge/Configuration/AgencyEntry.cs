namespace CsaeDataBridge.Configuration;

/// <summary>An organisation that sends extracts.</summary>
/// <param name="Id">Id, the first part of its feeds' names.</param>
/// <param name="Kind">police, social_care, sarc, vcs and so on, as the common schema lists them.</param>
/// <param name="Area">GSS code of the area it serves; null when it serves the whole area.</param>
internal sealed record AgencyEntry(string Id, string Name, string Kind, string? Area);
