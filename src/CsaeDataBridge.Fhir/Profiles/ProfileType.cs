namespace CsaeDataBridge.Fhir;

/// <summary>A type that a profile allows for an element.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Profiles">Addresses of profiles, of which the element must keep one; empty for none.</param>
/// <param name="Targets">Addresses of types and profiles, of which a reference's target must be one; empty for any.</param>
internal sealed record ProfileType(string Name, IReadOnlyList<string> Profiles, IReadOnlyList<string> Targets);
