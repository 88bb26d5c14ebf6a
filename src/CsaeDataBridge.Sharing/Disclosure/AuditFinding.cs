namespace CsaeDataBridge.Sharing;

/// <summary>A hidden count of published files that somebody could work out.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Its line.</param>
/// <param name="Exactly">True where it is known exactly; false where it is known to less than three apart.</param>
public sealed record AuditFinding(string File, long Line, bool Exactly);
