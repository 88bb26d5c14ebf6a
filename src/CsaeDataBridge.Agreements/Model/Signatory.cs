using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>Somebody who is to sign for a party.</summary>
/// <param name="Person">Who, by their id under people; null when the file says only for whom.</param>
/// <param name="Signature">A signature that stands in the file itself; null otherwise.</param>
public sealed record Signatory(string Party, string? Person, string Name, string Post, DateOnly? Date, string? Signature, Place Place);
