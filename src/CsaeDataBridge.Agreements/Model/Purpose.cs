using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>What data may be used for.</summary>
/// <param name="Code">A code that agreements share; the id where the file states none.</param>
/// <param name="IndividualCare">True only for care of the person; the national opt-out is then not asked.</param>
public sealed record Purpose(string Id, string Clause, string Code, string? FhirPurpose, bool IndividualCare, string Text, Place Place);
