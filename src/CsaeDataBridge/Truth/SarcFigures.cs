namespace CsaeDataBridge.Truth;

/// <summary>M24 and M25: children seen at a sexual assault referral centre, and their examinations.</summary>
internal static class SarcFigures
{
    // The other clinics whose attendances the truth has are no referral centre.
    private const string Agency = "northshire-sarc";

    public static void Count(Tally tally, IReadOnlyList<SeenRecord> period)
    {
        SeenRecord[] attendances = [.. period.Where(record => record.Attendance is not null && record.Agency == Agency)];
        foreach (IGrouping<string, SeenRecord> person in attendances.GroupBy(record => record.Person))
        {
            string area = person.First().Area;
            SeenRecord[] asChild = [.. person.Where(record => record.Age < 18)];
            if (asChild.Length > 0)
            {
                tally.Count("M24", "children", area);
                tally.Count("M24-pathway", "children", breakdown: asChild.Select(record => record.Attendance!.Pathway).Order(StringComparer.Ordinal).First());
            }
            else if (person.All(record => record.Age is null))
            {
                tally.Count("M24", "age_unknown", area);
            }
        }

        foreach (AttendanceDetails attendance in attendances.Where(record => record.Age < 18).Select(record => record.Attendance!))
        {
            foreach ((string table, string member) in (ReadOnlySpan<(string, string)>)[("M25", attendance.Site), ("M25-pathway", attendance.Pathway)])
            {
                tally.Count(table, "attendances", breakdown: member);
                if (attendance.Examination.Length > 0)
                {
                    tally.Count(table, "recorded", breakdown: member);
                    tally.Count(table, attendance.Examination, breakdown: member);
                }
            }
        }
    }
}
