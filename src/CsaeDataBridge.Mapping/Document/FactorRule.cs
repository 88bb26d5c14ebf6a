using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Mapping;

/// <summary>One factor that is written when its conditions hold, or one factor for each code of a list field.</summary>
/// <param name="Factor">The factor's word; null when <paramref name="Each"/> is given.</param>
/// <param name="Each">A list field of codes; null for a single factor.</param>
/// <param name="FactorOfCode">The factor's word for each code of <paramref name="Each"/>.</param>
public sealed record FactorRule(
    string? Factor,
    string? Each,
    IReadOnlyDictionary<string, string> FactorOfCode,
    IReadOnlyList<IReadOnlyList<Condition>> When,
    string Answer,
    WriteSource? NotedOn,
    Place Place);
