namespace CsaeDataBridge.Agreements;

/// <summary>How a class of data is labelled and logged.</summary>
/// <param name="LoggedAsHash">Whether a keyed hash may stand in the audit log; false means never.</param>
public sealed record DataClass(string Name, SecurityLabels? Labels, bool LoggedAsHash);
