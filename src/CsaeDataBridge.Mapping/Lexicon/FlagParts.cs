namespace CsaeDataBridge.Mapping;

/// <summary>What a flag cell says about one harm, in the words of the common schema.</summary>
/// <param name="Status">confirmed, suspected, at_risk or ruled_out; not_recorded for a yes or no that says nothing about the harm.</param>
/// <param name="Precision">exact, undifferentiated or inferred.</param>
/// <param name="StartedOn">The date that stood in place of a flag; null when none did.</param>
/// <param name="Bare">True for a bare yes, tick or date, which does not say confirmed, suspected or at risk.</param>
/// <param name="Review">The question that the cell leaves to a person; null when it leaves none.</param>
public sealed record FlagParts(
    string Harm,
    string Status,
    string Precision,
    string Role,
    string Recency,
    string FlagState,
    string RiskLevel,
    IReadOnlyList<string> Settings,
    DateOnly? StartedOn,
    bool Bare,
    string? Review)
{
    /// <summary>Words that name no harm and that reports look for: GROOMING, IIOC, MISSING, SELF_REPORT, ...</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    internal static FlagParts Nothing(string harm, string status = "not_recorded", string riskLevel = "not_recorded") =>
        new(harm, status, "exact", "not_recorded", "not_recorded", "not_recorded", riskLevel, [], null, false, null);
}
