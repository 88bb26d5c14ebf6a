using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>One party's basis for one purpose; a missing line is a denial.</summary>
/// <param name="AggregateOnly">True when the party may only receive aggregates.</param>
/// <param name="Gateways">Powers and duties to share; a dead one makes the whole line dead.</param>
/// <param name="AuthorisedByLaw">Gateways that let data collected under DPA 2018 Part 3 be used for another purpose.</param>
public sealed record LawfulBasis(
    string Party,
    string Purpose,
    string Clause,
    bool AggregateOnly,
    string? Article6,
    IReadOnlyList<Gateway> Gateways,
    string? Article9,
    string? Schedule1,
    string? Article10,
    string? Annex1,
    string? Confidence,
    string? CollectedUnder,
    IReadOnlyList<Gateway> AuthorisedByLaw,
    string? Note,
    Place Place)
{
    /// <summary>Whether every gateway that it rests on is law on a day.</summary>
    public bool IsAlive(DateOnly day) => Gateways.Concat(AuthorisedByLaw).All(gateway => gateway.IsAlive(day));

    /// <summary>Whether it rests on a duty to share.</summary>
    public bool IsDuty => Gateways.Any(gateway => gateway.IsDuty);
}
