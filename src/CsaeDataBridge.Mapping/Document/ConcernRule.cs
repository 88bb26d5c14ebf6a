using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>One rule of a harm's list: when any of its alternatives holds, a concern is written.</summary>
/// <param name="When">Alternatives; in each, every condition must hold. Empty is always.</param>
/// <param name="From">The flag field whose parts are taken as read; null when the rule states them.</param>
/// <param name="Sets">Columns of concern that the rule states.</param>
/// <param name="SubjectIsSuspect">True when the concern is about the suspect, not the subject of the event.</param>
/// <param name="Review">The question for a person; null when the rule asks none.</param>
public sealed record ConcernRule(
    string Name,
    IReadOnlyList<IReadOnlyList<Condition>> When,
    string? From,
    IReadOnlyDictionary<string, WriteSource> Sets,
    IReadOnlyList<string> Settings,
    bool SubjectIsSuspect,
    string? Review,
    Place Place);
