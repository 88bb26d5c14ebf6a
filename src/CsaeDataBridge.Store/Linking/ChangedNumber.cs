namespace CsaeDataBridge.Store;

/// <summary>What an agency says of one of its person numbers: it became another.</summary>
/// <param name="PreviousId">The person_id of the earlier number.</param>
/// <param name="PersonId">The person_id of the number since.</param>
internal readonly record struct ChangedNumber(Guid PreviousId, Guid PersonId);
