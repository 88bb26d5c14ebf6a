namespace CsaeDataBridge.Mapping;

/// <summary>What held rows came to when they were mapped again: each is in one of the four.</summary>
/// <param name="Mapped">Lines that are let in.</param>
/// <param name="Duplicate">Lines that repeat an earlier row.</param>
/// <param name="Excluded">Lines that a clause keeps out.</param>
/// <param name="Held">Rows that wait on, with the reason as it is now.</param>
public sealed record ReplayOutcome(IReadOnlySet<long> Mapped, IReadOnlySet<long> Duplicate, IReadOnlySet<long> Excluded, IReadOnlyList<HeldRow> Held)
{
    /// <summary>Rows that wait no longer.</summary>
    public int Settled => Mapped.Count + Duplicate.Count + Excluded.Count;
}
