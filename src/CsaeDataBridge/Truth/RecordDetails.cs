namespace CsaeDataBridge.Truth;

/// <param name="About">child, age, images or empty: what the offence's wording says of the victim.</param>
/// <param name="VictimAge">Whole years; null when unknown.</param>
internal sealed record CrimeDetails(DateOnly Occurred, string Offence, string About, string Area, int? VictimAge);

internal sealed record AssessmentDetails(DateOnly Completed, IReadOnlyList<string> Factors);

internal sealed record PlanDetails(DateOnly? Ended, string Category);

internal sealed record AttendanceDetails(string Site, string Pathway, string Examination);

internal sealed record WaitDetails(string Service, DateOnly Referred, DateOnly? Started, DateOnly? Ended, string Status);
