namespace CsaeDataBridge.Agreements;

/// <summary>How people use their rights.</summary>
/// <param name="AccessDays">In how many days an access request is answered; null when not stated.</param>
/// <param name="RectificationDays">In how many days recipients hear of a correction; null when not stated.</param>
/// <param name="BlockReimport">Whether the next delivery is kept from bringing an erased person back.</param>
public sealed record RightsRule(string Contact, string? LeadController, int? AccessDays, IReadOnlyList<string> Exemptions, int? RectificationDays, bool BlockReimport);
