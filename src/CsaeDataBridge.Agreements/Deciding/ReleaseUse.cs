namespace CsaeDataBridge.Agreements;

/// <summary>A release for one of the agreement's purposes.</summary>
/// <param name="InRelease">Whether the release may be made for it.</param>
/// <param name="Forbidden">Whether an agreement that it draws on rules the purpose out.</param>
/// <param name="Recipient">The recipient's basis.</param>
/// <param name="Own">The flows of the same agreement.</param>
/// <param name="Others">The flows of others.</param>
/// <param name="Duty">Whether it rests on a duty to share.</param>
internal sealed record ReleaseUse(bool InRelease, bool Forbidden, BasisUse Recipient, FlowUse[] Own, OtherFlow[] Others, bool Duty, int[] Clauses);
