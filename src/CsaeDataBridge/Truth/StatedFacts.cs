using System.Globalization;

namespace CsaeDataBridge.Truth;

/// <summary>What the rows that stand at the end state beyond their concerns, a fact to an entry; what a row leaves out is not there.</summary>
internal static class StatedFacts
{
    public static IReadOnlyDictionary<(SourcePlace Place, string Fact), string> Of(IReadOnlyList<SeenRecord> records)
    {
        var facts = new Dictionary<(SourcePlace Place, string Fact), string>();
        IReadOnlyList<SeenRecord> standing = Limits.Newest([.. records.Where(record => record.Fate == "mapped")]);

        // An agency's feed has one entry for a person.
        var people = standing.GroupBy(record => (record.Place.Feed, record.Planted))
            .ToDictionary(person => person.Key, person => (Home: Limits.LastSaid(person, record => record.StatedHome), Sex: Limits.LastSaid(person, record => record.StatedSex)));
        foreach (SeenRecord record in standing)
        {
            (string home, string sex) = people[(record.Place.Feed, record.Planted)];
            foreach ((string fact, string? value) in (ReadOnlySpan<(string, string?)>)[
                ("day", Day(record.Day)),
                ("age", record.StatedBorn is { } born ? SeenRecord.Years(born, record.Day).ToString(CultureInfo.InvariantCulture) : null),
                ("home", home),
                ("sex", sex),
                ("occurred", Day(record.Crime?.Occurred)),
                ("offence", record.Crime?.Offence),
                ("offence_area", record.Crime?.Area ?? record.StatedArea),
                ("completed", Day(record.Assessment?.Completed)),
                ("factors", record.Assessment is { } assessment ? string.Join('|', assessment.Factors.Order(StringComparer.Ordinal)) : null),
                ("plan_ended", Day(record.Plan?.Ended)),
                ("category", record.Plan?.Category),
                ("site", record.Attendance?.Site),
                ("pathway", record.Attendance?.Pathway),
                ("examination", record.Attendance?.Examination),
                ("service", record.Wait?.Service),
                ("referred", Day(record.Wait?.Referred)),
                ("wait_started", Day(record.Wait?.Started)),
                ("wait_ended", Day(record.Wait?.Ended)),
                ("wait_status", record.Wait?.Status)])
            {
                if (!string.IsNullOrEmpty(value))
                {
                    facts[(record.Place, fact)] = value;
                }
            }
        }

        return facts;
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
