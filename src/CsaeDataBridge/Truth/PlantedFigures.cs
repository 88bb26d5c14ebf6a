namespace CsaeDataBridge.Truth;

/// <summary>The measures of the report, counted over planted records. Their definitions are written a second time here: truth shares nothing with what it judges.</summary>
internal static class PlantedFigures
{
    /// <param name="records">Records of all periods, as they are seen.</param>
    /// <param name="agencies">By id: the agency's name, and the council it serves.</param>
    public static IReadOnlyDictionary<FigureKey, double> Count(IReadOnlyList<SeenRecord> records, DateOnly from, DateOnly to, IReadOnlyDictionary<string, (string Name, string? Area)> agencies)
    {
        var tally = new Tally();
        SeenRecord[] period = [.. records.Where(record => record.Day >= from && record.Day <= to)];
        ChildFigures.Count(tally, period);
        CrimeFigures.Count(tally, period);
        CareFigures.Count(tally, records, from, to, agencies);
        SarcFigures.Count(tally, period);
        WaitFigures.Count(tally, records, from, to);

        // M36: every harm record of the period; each states a status in this sample or is one without.
        foreach (SeenRecord record in period)
        {
            foreach (SeenConcern concern in record.Concerns)
            {
                string agency = agencies[record.Agency].Name;
                tally.Count("M36", "records", breakdown: agency);
                tally.Count("M36", concern.Status is "unknown" or "not_recorded" ? concern.Status : "with_status", breakdown: agency);
            }
        }

        return tally.Figures;
    }
}
