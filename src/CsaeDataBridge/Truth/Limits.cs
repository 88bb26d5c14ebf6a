namespace CsaeDataBridge.Truth;

/// <summary>The causes that are accepted, each worked out from the truth alone; the store is never asked for an excuse.</summary>
internal static class Limits
{
    /// <summary>In the order in which they are applied: each sees what those before it left.</summary>
    public static readonly IReadOnlyList<Limit> All =
    [
        new("row kept out by the agreement", "the 'rows' condition of the feed's flow", (records, _) => [.. records.Where(record => record.Fate != "excluded")]),
        new("corrected by a later delivery", "'load: changes' of the mapping: the newest row of a record stands", (records, _) => Newest(records)),
        new("birth date not in the row", "an age needs one; an unknown age is neither child nor adult", (records, _) => [.. records.Select(AgeAsStated)]),
        new("several identities of one person", "linkage exact-2: one agency's number, a shared NHS number, or a shared UPN and birth date", (records, _) => Identities.Apply(records)),
        new("home in no row of the identity", "person_area of base.sql: the home that who saw the person last recorded, otherwise unknown", (records, to) => AsRecorded(records, to, "unknown", record => record.StatedHome, (record, home) => record with { Area = home })),
        new("sex in no row of the identity", "person_area of base.sql: the sex that who saw the person last recorded, otherwise not recorded", (records, to) => AsRecorded(records, to, "not recorded", record => record.StatedSex, (record, sex) => record with { Sex = sex })),
    ];

    /// <summary>The records that stand: of each, its newest row.</summary>
    public static IReadOnlyList<SeenRecord> Newest(IReadOnlyList<SeenRecord> records) =>
        [.. records.GroupBy(record => (record.Place.Feed, record.Reference)).Select(Last)];

    /// <summary>The newest of a feed's rows: the names of the files hold the date.</summary>
    public static SeenRecord Last(IEnumerable<SeenRecord> rows) => rows.OrderBy(record => record.Place.File, StringComparer.Ordinal).ThenBy(record => record.Place.Line).Last();

    /// <summary>What a feed says of a person: the last row of its newest delivery about them that says something; empty when none does.</summary>
    public static string LastSaid(IEnumerable<SeenRecord> rows, Func<SeenRecord, string> stated) =>
        rows.GroupBy(record => record.Place.File).MaxBy(delivery => delivery.Key, StringComparer.Ordinal)!
            .OrderBy(record => record.Place.Line).Select(stated).LastOrDefault(said => said.Length > 0, "");

    private static SeenRecord AgeAsStated(SeenRecord record)
    {
        int? AgeOn(DateOnly day) => record.StatedBorn is { } born ? SeenRecord.Years(born, day) : null;
        return record with { Age = AgeOn(record.Day), Crime = record.Crime is { } crime ? crime with { VictimAge = AgeOn(crime.Occurred) } : null };
    }

    private static IReadOnlyList<SeenRecord> AsRecorded(IReadOnlyList<SeenRecord> records, DateOnly to, string nowhere, Func<SeenRecord, string> stated, Func<SeenRecord, string, SeenRecord> with)
    {
        var recorded = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (IGrouping<string, SeenRecord> person in records.GroupBy(record => record.Person))
        {
            // How lately an agency saw the person: its last contact.
            recorded[person.Key] = person.GroupBy(record => (record.Agency, record.Place.Feed)).Select(feed => (feed.Key.Agency, Said: LastSaid(feed, stated)))
                .Where(feed => feed.Said.Length > 0)
                .OrderByDescending(feed => person.Where(record => record.Agency == feed.Agency && record.Day <= to).Select(record => record.Day).DefaultIfEmpty().Max())
                .ThenByDescending(feed => feed.Said, StringComparer.Ordinal)
                .Select(feed => feed.Said).FirstOrDefault(nowhere);
        }

        return [.. records.Select(record => with(record, recorded[record.Person]))];
    }
}
