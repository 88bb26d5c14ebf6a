namespace CsaeDataBridge.Store;

/// <summary>The fates of a delivery's rows; every row has exactly one.</summary>
/// <param name="Read">Rows read.</param>
/// <param name="Mapped">Rows mapped, with or without a review.</param>
/// <param name="Duplicate">Rows identical to an earlier one of the delivery.</param>
/// <param name="Excluded">Rows that a clause excludes.</param>
/// <param name="Held">Rows in quarantine.</param>
public readonly record struct RowCounts(long Read, long Mapped, long Duplicate, long Excluded, long Held)
{
    /// <summary>True when every row read has one fate.</summary>
    public bool Add => Read == Mapped + Duplicate + Excluded + Held;
}
