namespace CsaeDataBridge.Store;

/// <summary>A reason for which a row is held, without the row.</summary>
public sealed record QuarantineEntry(int LoadId, long Line, HeldKind Kind, string Code, string? Field, string Reason);
