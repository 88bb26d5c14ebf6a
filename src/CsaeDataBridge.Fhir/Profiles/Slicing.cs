namespace CsaeDataBridge.Fhir;

/// <summary>How the items of a repeated element are told apart.</summary>
/// <param name="IsClosed">Whether every item must be in a slice.</param>
internal sealed record Slicing(bool IsClosed, IReadOnlyList<Discriminator> Discriminators);
