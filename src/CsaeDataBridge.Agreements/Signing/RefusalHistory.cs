namespace CsaeDataBridge.Agreements;

/// <summary>A decision not to share with what became of it.</summary>
/// <param name="IsVerified">Whether a key that the deployment pins signed it.</param>
/// <param name="Replacement">The decision that took its place; null while none did.</param>
/// <param name="Withdrawal">Who took it back; null while nobody did.</param>
public sealed record RefusalHistory(Refusal Refusal, bool IsVerified, Refusal? Replacement, RefusalWithdrawal? Withdrawal)
{
    /// <summary>What the decision is at an instant after it was made.</summary>
    public RefusalState StateAt(DateTimeOffset instant) =>
        Replacement?.At <= instant ? RefusalState.Replaced
        : Withdrawal?.At <= instant ? RefusalState.Withdrawn
        : LondonTime.DayOf(instant) > Refusal.ReviewBy ? RefusalState.Overdue
        : RefusalState.Standing;

    /// <summary>All decisions of a book, in order of their numbers.</summary>
    /// <remarks>What cannot be verified ends no decision, as it ends no suspension.</remarks>
    internal static IReadOnlyList<RefusalHistory> Of(SignatureBook book, IReadOnlyDictionary<string, VerificationKey> trusted)
    {
        bool Verified(string person, byte[] signed, string signature) => trusted.TryGetValue(person, out VerificationKey? key) && key.Verifies(signed, signature);
        Refusal[] verified = [.. book.Refusals.Where(refusal => Verified(refusal.Person, refusal.Signed(), refusal.Signature))];
        RefusalWithdrawal[] taken = [.. book.Withdrawals.Where(withdrawal => Verified(withdrawal.Person, withdrawal.Signed(), withdrawal.Signature))];
        return
        [
            .. book.Refusals.OrderBy(refusal => refusal.Number).Select(refusal => new RefusalHistory(
                refusal,
                verified.Contains(refusal),
                verified.FirstOrDefault(later => later.Replaces == refusal.Number),
                taken.FirstOrDefault(withdrawal => withdrawal.Number == refusal.Number))),
        ];
    }
}
