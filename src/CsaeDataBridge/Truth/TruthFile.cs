using System.Globalization;

namespace CsaeDataBridge.Truth;

/// <summary>The planted truth of a made-up area.</summary>
/// <param name="Rows">Concerns that rows state which must be mapped.</param>
/// <param name="Records">Every record of which something can be counted, those that the agreement keeps out among them.</param>
/// <param name="Fates">By feed and fate, how many rows.</param>
internal sealed record TruthFile(IReadOnlyList<TruthRow> Rows, IReadOnlyList<SeenRecord> Records, IReadOnlyDictionary<(string Feed, string Fate), long> Fates)
{
    public static TruthFile Read(string folder)
    {
        Dictionary<int, TruthPerson> people = Lines(folder, "people.csv")
            .ToDictionary(cells => Number(cells[0]), cells => new TruthPerson(Day(cells[8]), cells[6], cells[7]));
        Dictionary<SourcePlace, string[]> records = ByPlace(folder, "records.csv");
        Dictionary<SourcePlace, string[]> crimes = ByPlace(folder, "crimes.csv");
        Dictionary<SourcePlace, string[]> assessments = ByPlace(folder, "assessments.csv");
        Dictionary<SourcePlace, string[]> plans = ByPlace(folder, "plans.csv");
        Dictionary<SourcePlace, string[]> attendances = ByPlace(folder, "attendances.csv");
        Dictionary<SourcePlace, string[]> waits = ByPlace(folder, "waits.csv");
        var rows = new List<TruthRow>();
        var seen = new List<SeenRecord>();
        var fates = new Dictionary<(string Feed, string Fate), long>();
        foreach (IGrouping<SourcePlace, string[]> row in Lines(folder, "rows.csv").GroupBy(Place))
        {
            string[] first = row.First();
            string fate = first[3];
            fates[(row.Key.Feed, fate)] = fates.GetValueOrDefault((row.Key.Feed, fate)) + 1;
            string[][] stated = [.. row.Where(cells => cells[6].Length > 0)];
            if (fate == "mapped")
            {
                rows.AddRange(stated.Select(cells => new TruthRow(row.Key, cells[6], cells[7], cells[8], cells[9])));
            }

            if (!records.TryGetValue(row.Key, out string[]? record))
            {
                continue;
            }

            int number = Number(first[4]);
            TruthPerson person = people[number];
            DateOnly day = Day(first[5]);
            seen.Add(new SeenRecord(row.Key, fate, record[3], number, first[4], day, SeenRecord.Years(person.Born, day), person.Area, person.Sex, [.. stated.Select(cells => new SeenConcern(cells[6], cells[7], cells[8], cells[9]))])
            {
                StatedBorn = DayOrNull(record[4]),
                StatedSex = record[5],
                StatedHome = record[6],
                StatedNhsNumber = record[7],
                StatedUpn = record[8],
                StatedArea = record[9],
                Crime = crimes.TryGetValue(row.Key, out string[]? crime) ? new CrimeDetails(Day(crime[3]), crime[4], crime[5], crime[6], SeenRecord.Years(person.Born, Day(crime[3]))) : null,
                Assessment = assessments.TryGetValue(row.Key, out string[]? assessment) ? new AssessmentDetails(Day(assessment[3]), assessment[4].Split('|', StringSplitOptions.RemoveEmptyEntries)) : null,
                Plan = plans.TryGetValue(row.Key, out string[]? plan) ? new PlanDetails(DayOrNull(plan[3]), plan[4]) : null,
                Attendance = attendances.TryGetValue(row.Key, out string[]? attendance) ? new AttendanceDetails(attendance[3], attendance[4], attendance[5]) : null,
                Wait = waits.TryGetValue(row.Key, out string[]? wait) ? new WaitDetails(wait[3], Day(wait[4]), DayOrNull(wait[5]), DayOrNull(wait[6]), wait[7]) : null,
            });
        }

        return new TruthFile(rows, seen, fates);
    }

    // The generator writes no commas and no quotes into the truth.
    private static IEnumerable<string[]> Lines(string folder, string file) => File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(','));

    private static Dictionary<SourcePlace, string[]> ByPlace(string folder, string file) => Lines(folder, file).ToDictionary(Place);

    private static SourcePlace Place(string[] cells) => new(cells[0], cells[1], long.Parse(cells[2], CultureInfo.InvariantCulture));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? DayOrNull(string text) => text.Length == 0 ? null : Day(text);
}
