using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>One rule of a harm's list: when any of its alternatives holds, a concern is written.</summary>
/// <param name="When">Alternatives; in each, every condition must hold. Empty is always.</param>
/// <param name="From">The flag field whose parts are taken as read; null when the rule states them.</param>
/// <param name="Sets">Columns of concern that the rule states; they beat what <paramref name="From"/> read.</param>
/// <param name="Settings">Settings that the rule states; null when it states none.</param>
/// <param name="SubjectIsSuspect">True when the concern is about the suspect, not the subject of the event.</param>
/// <param name="Review">The question for a person; null when the rule asks none.</param>
/// <param name="SaysNo">Why the rule may say ruled_out; null when it may not.</param>
public sealed record ConcernRule(
    string Name,
    IReadOnlyList<IReadOnlyList<Condition>> When,
    string? From,
    IReadOnlyDictionary<string, WriteSource> Sets,
    IReadOnlyList<string>? Settings,
    bool SubjectIsSuspect,
    string? Review,
    string? SaysNo,
    Place Place)
{
    /// <summary>When the rule is in force, which is among its conditions; null is always.</summary>
    public EffectivePeriod? Period { get; init; }
}
