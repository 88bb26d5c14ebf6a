namespace CsaeDataBridge.DuckDb;

/// <summary>What went wrong, as far as it matters to the person who reads the issue.</summary>
internal enum FaultKind
{
    Other,
    FileMissing,
    FileDamaged,
    FileForbidden,
    FileFault,
    DiskFull,
    Locked,
    AccessRefused,
    Statement,
    Constraint,
    Conversion,
    OutOfMemory,
    Transaction,
    ReadOnly,
    Stopped,
    Interrupted,
    Library,
}
