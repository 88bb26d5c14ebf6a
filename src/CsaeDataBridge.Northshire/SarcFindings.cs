namespace CsaeDataBridge.Northshire;

/// <summary>The examination and the conditions of an attendance, as resources of its bundle.</summary>
internal static class SarcFindings
{
    public static void Write(ClinicBundle bundle, SarcVisit visit, Randomness random, string patient, string encounter)
    {
        if (visit.Examination.Length > 0)
        {
            ClinicResources.Examination(bundle, $"P{visit.Reference}", "Forensic medical examination", patient, encounter, visit.Examination, visit.Examined);
        }

        Condition(bundle, visit, random, patient, encounter);
        if (random.Chance(3))
        {
            // Typed for another patient and struck out: it must not count.
            ClinicResources.Condition(bundle, $"E{visit.Reference}", patient, encounter, "entered-in-error", visit.Harm == "csa" ? "713834002" : "700229002", null);
        }
    }

    private static void Condition(ClinicBundle bundle, SarcVisit visit, Randomness random, string patient, string encounter)
    {
        string? code = random.Chance(75) ? visit.Harm == "csa" ? random.Pick((string[])["700254002", "700229002"]) : "713834002" : null;
        string? text = code is null ? random.Pick((string[])[$"? {visit.Harm.ToUpperInvariant()}", visit.Harm == "csa" ? "Suspected child sexual abuse" : "Possible child sexual exploitation"]) : null;
        ClinicResources.Condition(bundle, $"D{visit.Reference}", patient, encounter, random.Weighted((60, "provisional"), (40, "unconfirmed")), code, text);
    }
}
