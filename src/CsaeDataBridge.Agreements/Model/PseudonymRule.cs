namespace CsaeDataBridge.Agreements;

/// <summary>How a release replaces names.</summary>
/// <param name="KeyScope">Within what a person has one pseudonym.</param>
/// <param name="Rotate">never, yearly or each_release.</param>
public sealed record PseudonymRule(IReadOnlyList<string> KeyScope, string Rotate);
