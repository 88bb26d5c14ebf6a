namespace CsaeDataBridge.Agreements;

/// <summary>The data protection impact assessment that an agreement rests on.</summary>
public sealed record ImpactAssessment(string Reference, DateOnly? ApprovedOn, string? ResidualRisk, DateOnly? NextReview);
