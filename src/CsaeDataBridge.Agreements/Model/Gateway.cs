namespace CsaeDataBridge.Agreements;

/// <summary>A power or a duty in law to share, from <c>codelists/gateways.csv</c>.</summary>
/// <param name="IsDuty">True for a duty; false for a power.</param>
/// <param name="InForceFrom">First day; null when it has not been brought into force.</param>
/// <param name="RepealedOn">First day on which it is no longer law; null while it is.</param>
/// <param name="Source">Where that is said.</param>
public sealed record Gateway(string Code, bool IsDuty, DateOnly? InForceFrom, DateOnly? RepealedOn, string Source)
{
    /// <summary>Whether it is law on a day.</summary>
    public bool IsAlive(DateOnly day) => InForceFrom <= day && !(RepealedOn <= day);
}
