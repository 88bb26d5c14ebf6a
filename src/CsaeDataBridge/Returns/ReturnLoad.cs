using CsaeDataBridge.Store;

namespace CsaeDataBridge.Returns;

/// <summary>One load of the feed, for the trend.</summary>
/// <param name="Load">Its number in the ledger.</param>
/// <param name="AsOf">Business date of the delivery.</param>
/// <param name="Status">loaded, paused and so on.</param>
/// <param name="Rows">Its rows by fate.</param>
internal sealed record ReturnLoad(int Load, DateOnly? AsOf, string Status, RowCounts Rows);
