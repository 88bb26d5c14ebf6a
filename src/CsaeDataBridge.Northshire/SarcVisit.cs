namespace CsaeDataBridge.Northshire;

/// <summary>What the centre notes about one attendance, whatever it is sent as.</summary>
internal sealed class SarcVisit
{
    public static readonly string[] Sites = ["Moor House", "The Quay"];

    public SarcVisit(Sighting sighting, DateOnly made, Randomness random, long number)
    {
        Sighting = sighting;
        Number = number;
        bool acute = random.Chance(55);
        Pathway = acute ? "acute" : "non_recent";
        CaseType = acute ? "Acute" : random.Pick((string[])["Non-recent", "Historic"]);
        Examination = acute
            ? random.Weighted((60, "Completed"), (20, "Declined"), (12, "Not indicated"), (8, ""))
            : random.Weighted((15, "Completed"), (10, "Declined"), (65, "Not indicated"), (10, "Not offered"));

        // Not before six: no wall-clock time that the end of summer time skips or repeats.
        Referred = sighting.Day.ToDateTime(new TimeOnly(6 + random.Below(18), random.Below(60)));
        Examined = Examination == "Completed" ? Places.Later(sighting.Day, 1 + random.Below(2), made).ToDateTime(new TimeOnly(9 + random.Below(9), random.Below(60))) : null;
        Site = random.Pick(Sites);
        Source = random.Pick((string[])["Police", "Self", "Social care", "Health", "Not known"]);
    }

    public Sighting Sighting { get; }

    public long Number { get; }

    public string Reference => ClinicBundle.Id("AT2026-", Number);

    public string Harm => Sighting.Concern!.Harm == "cse" ? "cse" : "csa";

    public string CaseType { get; }

    /// <summary>What the case type means: acute, or non_recent under either of its names.</summary>
    public string Pathway { get; }

    public string Examination { get; }

    /// <summary>What the words of the examination mean; empty when there are none.</summary>
    public string ExaminationCode => Examination switch
    {
        "Completed" => "done",
        "Declined" => "declined",
        "Not indicated" => "not_indicated",
        "Not offered" => "not_offered",
        _ => "",
    };

    public DateTime Referred { get; }

    public DateTime? Examined { get; }

    public string Site { get; }

    public string SiteCode => Site == "Moor House" ? "moor_house" : "the_quay";

    public string Source { get; }
}
