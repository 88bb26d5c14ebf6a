namespace CsaeDataBridge.Store;

/// <summary>What a person decided on a question about an event, as long as the event says what it said.</summary>
/// <param name="EventId">The event.</param>
/// <param name="PersonId">The person whom the concern is about; null where the event identifies nobody.</param>
/// <param name="Reason">The question, as the mapping asks it.</param>
/// <param name="ContentHash">Hash of the event's rows; with another the question is open again.</param>
/// <param name="Decision">accept, change or reject.</param>
/// <param name="Role">The concern's role from now on; null leaves it.</param>
/// <param name="Status">The concern's status from now on; null leaves it.</param>
/// <param name="Operator">Who decided, as the operating system knows them.</param>
/// <param name="Why">Why, in their words.</param>
/// <param name="DecidedAt">UTC.</param>
public sealed record ReviewDecision(Guid EventId, Guid? PersonId, string Reason, UInt128 ContentHash, string Decision, string? Role, string? Status, string Operator, string Why, DateTime DecidedAt);
