namespace CsaeDataBridge.Store;

/// <summary>What a compaction did.</summary>
/// <param name="BytesBefore">Store and vault together.</param>
/// <param name="BytesAfter">Store and vault together.</param>
/// <param name="Rows">Rows of all tables, each the same as before.</param>
public sealed record CompactionResult(long BytesBefore, long BytesAfter, long Rows);
