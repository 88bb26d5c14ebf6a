using System.Globalization;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Sharing;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Tests;

/// <summary>A store in memory with a few rows that a test gives: two councils (A and B), a police force, a SARC and a charity, all loaded.</summary>
internal sealed class SmallStore : IDisposable
{
    public const string A = "E06000991";
    public const string B = "E06000992";
    private static readonly DisclosureProfile Strict = new("SDC-STRICT", 1, 7, 5, "c");
    private static readonly string[] Agencies = ["police", "council-a", "council-b", "sarc", "charity"];
    private readonly HashSet<int> people = [];
    private int events;
    private int loads;

    public SmallStore(params string[] silent)
    {
        Session.Execute(Ddl.Create(CommonSchema.Load()));
        Session.Execute($"""
            INSERT INTO csae.agency VALUES ('police', 'Police', 'police', NULL, 1, 2147483647), ('council-a', 'Council A', 'social_care', '{A}', 1, 2147483647), ('council-b', 'Council B', 'social_care', '{B}', 1, 2147483647), ('sarc', 'SARC', 'sarc', NULL, 1, 2147483647), ('charity', 'Charity', 'vcs', NULL, 1, 2147483647)
            """);
        Session.Execute($"INSERT INTO csae.area VALUES ('{A}', 'A', 'council', 1, 2147483647), ('{B}', 'B', 'council', 1, 2147483647)");
        Session.Execute($"INSERT INTO csae.population SELECT area, 2025, sex, age, 1000, 1, 2147483647 FROM (VALUES ('{A}'), ('{B}')) a(area), (VALUES ('female'), ('male')) s(sex), range(0, 20) r(age)");
        foreach (string agency in Agencies.Except(silent))
        {
            Load(agency, "ISA/F-1");
        }
    }

    public DuckDbSession Session { get; } = DuckDbSession.InMemory(new DuckDbOptions());

    public void Dispose() => Session.Dispose();

    /// <summary>Records a load of an agency's feed under a flow.</summary>
    public void Load(string agency, string flow)
    {
        loads++;
        Session.Execute($"""
            INSERT INTO csae.load BY NAME
            SELECT {loads} AS load_id, '{agency}/feed' AS feed, 'f.csv' AS file, repeat('0', 64) AS content_hash, repeat('0', 64) AS compiled_hash, DATE '2026-03-31' AS as_of, 0 AS "sequence",
                   'changes' AS kind, 'm' AS mapping, '1.0.0' AS mapping_version, '{flow}' AS agreement, 'loaded' AS status,
                   0 AS rows_read, 0 AS rows_mapped, 0 AS rows_duplicate, 0 AS rows_excluded, 0 AS rows_held, 0 AS events_new, 0 AS events_changed, 0 AS events_unchanged, 0 AS events_closed, 0 AS events_late, 0 AS persons_new, 0 AS persons_changed, 0 AS persons_unchanged, 0 AS persons_late,
                   TIMESTAMP '2026-04-20' AS started_at, TIMESTAMP '2026-04-20' AS committed_at
            """);
    }

    /// <summary>Puts an event in, with its person when <paramref name="person"/> is not 0.</summary>
    /// <param name="columns">More columns of the event as SQL, for example <c>'sexual' AS category</c>.</param>
    /// <returns>The number of the event.</returns>
    public int Event(string agency, string kind, string day, int person = 0, int? age = null, string? home = A, string sex = "female", string? columns = null, int? ageThen = null)
    {
        events++;
        Session.Execute($"""
            INSERT INTO csae.event BY NAME
            SELECT '{Id(events)}' AS event_id, '{agency}' AS agency_id, '{agency}/feed' AS feed, '{kind}' AS kind, {(columns?.Contains("received_on", StringComparison.Ordinal) == true ? "" : $"DATE '{day}' AS received_on, ")}
                   0 AS content_hash, {History}{(columns is null ? "" : ", " + columns)}
            """);
        if (person != 0)
        {
            if (people.Add(person))
            {
                Session.Execute($"INSERT INTO csae.person BY NAME SELECT '{Id(person)}' AS person_id, '{agency}/feed' AS source, '{sex}' AS sex, {Text(home)} AS home_area, false AS unlinked_by_source, {History}");
            }

            Session.Execute($"INSERT INTO csae.event_person BY NAME SELECT '{Id(events)}' AS event_id, '{Id(person)}' AS person_id, 'subject' AS role_in_event, {Number(age)} AS age_at_event, {Number(ageThen)} AS age_when_occurred, {History}");
        }

        return events;
    }

    /// <summary>Puts an event with one concern in.</summary>
    public int Concern(int person, int? age, string harm = "csa", string status = "suspected", string role = "experienced", string agency = "police", string day = "2025-06-01", string? home = A, string settings = "", bool underReview = false, string sex = "female")
    {
        int number = Event(agency, "crime_report", day, person, age, home, sex);
        Session.Execute($"""
            INSERT INTO csae.concern BY NAME
            SELECT '{Id(number)}' AS event_id, {(person == 0 ? "NULL" : $"'{Id(person)}'")} AS person_id, 1 AS ordinal, '{harm}' AS harm, '{status}' AS status, '{role}' AS role,
                   string_split_regex('{settings}', ' ')[1:{(settings.Length == 0 ? 0 : 9)}] AS settings, 'recorded' AS basis, {(underReview ? "true" : "false")} AS under_review, {History}
            """);
        return number;
    }

    public void Link(int person, int key) =>
        Session.Execute($"INSERT INTO csae.person_link VALUES ('{Id(person)}', '{Id(key)}', 1, 'exact-1', 1, 2147483647)");

    public void Factor(int number, int person, string code, string answer = "yes") =>
        Session.Execute($"INSERT INTO csae.factor BY NAME SELECT '{Id(number)}' AS event_id, '{Id(person)}' AS person_id, 'missing' AS factor, '{code}' AS code, '{answer}' AS answer, {History}");

    public void Wait(string service, string? referred, string? started, string? ended = null, string status = "waiting")
    {
        int number = Event("charity", "support_episode", referred ?? "2025-04-01");
        Session.Execute($"INSERT INTO csae.wait BY NAME SELECT '{Id(number)}' AS event_id, '{service}' AS service, {Day(referred)} AS referred_on, {Day(started)} AS started_on, {Day(ended)} AS ended_on, '{status}' AS status, {History}");
    }

    public MeasureRunner Runner(params string[] flows) =>
        new(Session, new DateOnly(2025, 4, 1), new DateOnly(2026, 3, 31), [(A, "A"), (B, "B")], flows.Length == 0 ? ["ISA/F-1"] : flows, Strict);

    /// <summary>True figures of a measure as <c>table area breakdown column = value</c>, those that are 0 and the residents left out.</summary>
    public IReadOnlyList<string> Exact(string measure) =>
    [
        .. Runner().Exact(measure)
            .Where(figure => figure.Value != 0 && figure.Column != "population")
            .Select(figure => $"{figure.Table} {figure.Area.Replace("E0600099", "", StringComparison.Ordinal)} {figure.Breakdown} {figure.Column} = {figure.Value.ToString(CultureInfo.InvariantCulture)}")
            .Order(StringComparer.Ordinal),
    ];

    private const string History = "1 AS load_from, 2147483647 AS load_to, DATE '2026-03-31' AS as_of, 1 AS source_line";

    private static string Id(int number) => $"00000000-0000-0000-0000-{number:D12}";

    private static string Text(string? value) => value is null ? "NULL" : $"'{value}'";

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "NULL";

    private static string Day(string? value) => value is null ? "NULL" : $"DATE '{value}'";
}
