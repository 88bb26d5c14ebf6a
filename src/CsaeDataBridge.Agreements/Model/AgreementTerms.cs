namespace CsaeDataBridge.Agreements;

/// <summary>What an agreement says of itself and of what surrounds the sharing; null or empty where it says nothing.</summary>
/// <param name="Supersedes">The agreement and version that end when this one is in force.</param>
/// <param name="OutsideUk">Whether data leaves the United Kingdom.</param>
public sealed record AgreementTerms(
    string? ParentProtocol,
    string? Language,
    (string Id, int Version)? Supersedes,
    ImpactAssessment? ImpactAssessment,
    string? AppropriatePolicyDocument,
    string? Classification,
    HoldRule? Holds,
    RightsRule? Rights,
    IncidentRule? Incidents,
    bool OutsideUk,
    string? Safeguard,
    IReadOnlyList<string> SubProcessors,
    BreakGlassRule? BreakGlass);
