namespace CsaeDataBridge.Agreements;

/// <summary>Whether the recipient may pass a release on.</summary>
public sealed record OnwardRule(bool Allowed, IReadOnlyList<string> To);
