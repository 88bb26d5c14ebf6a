namespace CsaeDataBridge.Truth;

/// <summary>M10: recorded offences, by the council where they happened.</summary>
internal static class CrimeFigures
{
    public static void Count(Tally tally, IReadOnlyList<SeenRecord> period)
    {
        foreach (CrimeDetails crime in period.Select(record => record.Crime).OfType<CrimeDetails>())
        {
            string? column = crime switch
            {
                { About: "images" } => "images",
                { About: "child" } or { About: "age", VictimAge: < 18 } => "offences",
                { About: "age", VictimAge: null } => "age_unknown",
                _ => null,
            };
            if (column is not null)
            {
                tally.Count("M10", column, crime.Area);
            }
        }
    }
}
