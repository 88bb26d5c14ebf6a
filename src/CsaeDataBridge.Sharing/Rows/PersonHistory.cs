namespace CsaeDataBridge.Sharing;

/// <summary>What earlier packages said of a person under the same pseudonym.</summary>
/// <param name="Signature">Their rows in each of the packages, as an attacker would join them; the same for people who cannot be told apart.</param>
/// <param name="Sensitive">By sensitive column, the values that were said.</param>
internal sealed record PersonHistory(string Signature, IReadOnlyList<IReadOnlySet<string>> Sensitive);
