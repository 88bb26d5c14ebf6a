namespace CsaeDataBridge.Store;

/// <summary>A question to a person about a concern: codes, days and words of the mapping.</summary>
/// <param name="ReviewId">The question.</param>
/// <param name="Feed">The feed that asked it.</param>
/// <param name="Reason">The question, as the mapping asks it.</param>
/// <param name="IsOpen">False once it is decided.</param>
/// <param name="Decision">accept, change or reject; null while open.</param>
/// <param name="DecidedBy">Who decided; null while open.</param>
/// <param name="DecidedAt">UTC; null while open.</param>
/// <param name="LoadId">The load that asked it.</param>
/// <param name="AsOf">Business date of the delivery.</param>
/// <param name="Line">Line of the row in the delivered file.</param>
public sealed record ReviewEntry(Guid ReviewId, string Feed, string Reason, bool IsOpen, string? Decision, string? DecidedBy, DateTime? DecidedAt, int LoadId, DateOnly AsOf, long? Line)
{
    internal Guid EventId { get; init; }

    internal Guid? PersonId { get; init; }

    internal UInt128 ContentHash { get; init; }
}
