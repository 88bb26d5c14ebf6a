using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>One way in which a block writes its row.</summary>
/// <param name="When">Alternatives; in each, every condition must hold. Empty is always.</param>
/// <param name="Each">A list field: one row for each of its values, which the columns take in place of the list. Null writes one row.</param>
/// <param name="Sets">Column to source.</param>
/// <param name="SaysNo">Why the rule may say no; null when it may not.</param>
public sealed record RowRule(
    IReadOnlyList<IReadOnlyList<Condition>> When,
    string? Each,
    IReadOnlyDictionary<string, WriteSource> Sets,
    string? SaysNo,
    Place Place)
{
    /// <summary>When the rule is in force, which is among its conditions; null is always.</summary>
    public EffectivePeriod? Period { get; init; }
}
