namespace CsaeDataBridge.Agreements;

/// <summary>How long the recipient may keep a release, and what then.</summary>
public sealed record RecipientRetention(int Months, string Then);
