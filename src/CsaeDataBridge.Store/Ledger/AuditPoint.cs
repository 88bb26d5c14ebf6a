namespace CsaeDataBridge.Store;

/// <summary>A record of the audit by its number and hash: whoever remembers one can tell whether the audit still holds it.</summary>
/// <param name="Sequence">From 1 on; 0 before the first record.</param>
/// <param name="Hash">SHA-256 of the record, 64 lower-case hexadecimal digits.</param>
public readonly record struct AuditPoint(long Sequence, string Hash)
{
    /// <summary>What stands before the first record.</summary>
    public static AuditPoint None => new(0, new string('0', 64));
}
