namespace CsaeDataBridge.Mapping;

/// <summary>What a flag cell says about one harm, in the words of the common schema.</summary>
/// <param name="Status">confirmed, suspected, at_risk or ruled_out.</param>
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
    string? Review);
