namespace CsaeDataBridge.Agreements;

/// <summary>A party's basis for a purpose, with the days on which all that it rests on is law.</summary>
internal readonly record struct BasisUse(bool Exists, bool AggregateOnly, DateOnly From, DateOnly Until, bool IsDuty)
{
    public bool IsAlive(DateOnly day) => Exists && From <= day && day < Until;

    public static BasisUse Of(Agreement agreement, string party, string purpose)
    {
        LawfulBasis? basis = agreement.Bases.FirstOrDefault(basis => basis.Party == party && basis.Purpose == purpose);
        if (basis is null)
        {
            return default;
        }

        Gateway[] gateways = [.. basis.Gateways, .. basis.AuthorisedByLaw];
        return new BasisUse(
            true,
            basis.AggregateOnly,
            gateways.Select(gateway => gateway.InForceFrom ?? DateOnly.MaxValue).DefaultIfEmpty(DateOnly.MinValue).Max(),
            gateways.Select(gateway => gateway.RepealedOn ?? DateOnly.MaxValue).DefaultIfEmpty(DateOnly.MaxValue).Min(),
            basis.IsDuty);
    }
}
