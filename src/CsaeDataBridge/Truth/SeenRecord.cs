namespace CsaeDataBridge.Truth;

/// <summary>A record of an agency: what its row states, and whom it is about as far as one looks.</summary>
/// <param name="Fate">mapped, or excluded by a clause of the agreement.</param>
/// <param name="Reference">The record's own number within its feed.</param>
/// <param name="Planted">Number of the invented person.</param>
/// <param name="Person">Whom it counts for: at first the invented person, later the identity that identifiers can show.</param>
/// <param name="Age">On <paramref name="Day"/>, in whole years; null when it is not known.</param>
/// <param name="Area">Code of the person's council of home, or unknown.</param>
/// <param name="Sex">female, male or not recorded.</param>
internal sealed record SeenRecord(SourcePlace Place, string Fate, string Reference, int Planted, string Person, DateOnly Day, int? Age, string Area, string Sex, IReadOnlyList<SeenConcern> Concerns)
{
    /// <summary>The birth date that the row has.</summary>
    public DateOnly? StatedBorn { get; init; }

    public required string StatedSex { get; init; }

    public required string StatedHome { get; init; }

    public required string StatedNhsNumber { get; init; }

    public required string StatedUpn { get; init; }

    /// <summary>Where it happened, by the row; empty for a crime, whose details have it.</summary>
    public required string StatedArea { get; init; }

    public CrimeDetails? Crime { get; init; }

    public AssessmentDetails? Assessment { get; init; }

    public PlanDetails? Plan { get; init; }

    public AttendanceDetails? Attendance { get; init; }

    public WaitDetails? Wait { get; init; }

    public string Agency => Place.Feed.Split('/')[0];

    /// <summary>Whole years from birth to a day.</summary>
    public static int Years(DateOnly born, DateOnly day)
    {
        int years = day.Year - born.Year;
        return day < born.AddYears(years) ? years - 1 : years;
    }
}
