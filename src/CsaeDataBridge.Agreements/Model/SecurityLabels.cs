namespace CsaeDataBridge.Agreements;

/// <summary>HL7 security labels that data carries.</summary>
/// <param name="Confidentiality">One of U, L, M, N, R, V; null when none is stated.</param>
public sealed record SecurityLabels(string? Confidentiality, IReadOnlyList<string> Sensitivity, IReadOnlyList<string> Handling);
