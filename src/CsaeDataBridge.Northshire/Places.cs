namespace CsaeDataBridge.Northshire;

/// <summary>The councils of Northshire; codes are of a range that is not issued.</summary>
internal static class Places
{
    public static readonly string[] Names = ["Eastmoor", "Westvale", "Northport", "Southmere"];
    public static readonly string[] Codes = ["E06000991", "E06000992", "E06000993", "E06000994"];
    public static readonly DateOnly First = new(2024, 4, 1);
    public static readonly DateOnly Last = new(2026, 3, 31);

    /// <summary>Self-defined ethnicity, one column for each coding: police 18+1, DfE, NHS, words.</summary>
    public static readonly (string Police, string Dfe, string Nhs, string Words)[] Ethnicities =
    [
        ("W1", "WBRI", "A", "White British"),
        ("W9", "WOTH", "C", "Any other White background"),
        ("A2", "APKN", "J", "Pakistani"),
        ("A1", "AIND", "H", "Indian"),
        ("B2", "BAFR", "N", "African"),
        ("B1", "BCRB", "M", "Caribbean"),
        ("M1", "MWBC", "D", "White and Black Caribbean"),
        ("O9", "OOTH", "S", "Any other ethnic group"),
        ("NS", "REFU", "Z", "Not stated"),
        ("", "NOBT", "99", ""),
    ];

    public static DateOnly AnyDay(Randomness random) => First.AddDays(random.Below(Last.DayNumber - First.DayNumber + 1));

    public static DateOnly Later(DateOnly day, int days) => Later(day, days, Last);

    /// <summary>A later day, but none after the day on which the extract was made.</summary>
    public static DateOnly Later(DateOnly day, int days, DateOnly made) => day.AddDays(days) > made ? made : day.AddDays(days);
}
