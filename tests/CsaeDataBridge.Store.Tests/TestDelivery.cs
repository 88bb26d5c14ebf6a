using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Store.Tests;

/// <summary>A delivery as a mapping would leave it: rows in the catalog mapped, and the load's header.</summary>
internal sealed record TestDelivery
{
    public string Feed { get; init; } = "northshire-police/crime";

    public DateOnly AsOf { get; init; } = new(2026, 1, 31);

    public int Sequence { get; init; }

    public LoadKind Kind { get; init; } = LoadKind.Changes;

    public string? Scope { get; init; }

    public string Compiled { get; init; } = "mapping 1";

    public string Version { get; init; } = "1.0.0";

    public IReadOnlyList<string> Rules { get; init; } = ["csa/flag", "cse/flag"];

    public IReadOnlyList<SeriesBreak> Breaks { get; init; } = [];

    public IReadOnlyList<TestEvent> Events { get; init; } = [];

    public IReadOnlyList<TestPerson> Persons { get; init; } = [];

    public IReadOnlyList<(string Previous, string Person)> Renumbered { get; init; } = [];

    public IReadOnlyList<QuarantinedRow> Held { get; init; } = [];

    public LoadHeader Header => new()
    {
        Feed = Feed,
        File = $"{Feed.Replace('/', '_')}_{AsOf:yyyy-MM-dd}_{Sequence}.csv",
        ContentHash = Hash($"{Feed} {AsOf:o} {Sequence} {Scope} {string.Join('|', Events)} {string.Join('|', Persons)}{string.Concat(Renumbered.Select(one => $"|{one}"))}"),
        CompiledHash = Hash(Compiled),
        AsOf = AsOf,
        Sequence = Sequence,
        Kind = Kind,
        Scope = Scope,
        Mapping = Feed,
        MappingVersion = Version,
        Agreement = "ISA-NS-0007/F-POL-01",
        Clause = "4.1",
        Rules = Rules,
        Breaks = Breaks,
        Rows = new RowCounts(Events.Count + Held.Count, Events.Count, 0, 0, Held.Count),
        StartedAt = new DateTimeOffset(2026, 4, 20, 0, 59, 0, TimeSpan.Zero),
    };

    public MergeResult MergeInto(BridgeStore store)
    {
        using DuckDbSession session = Stage(store);
        return store.Merge(session, Header, Held, CancellationToken.None);
    }

    public DuckDbSession Stage(BridgeStore store)
    {
        DuckDbSession session = DuckDbSession.InMemory(store.SessionOptions);
        session.AttachMemory("mapped");
        session.Execute(Ddl.CreateMapped(CommonSchema.Load(), "mapped"));
        foreach ((TestEvent one, int index) in Events.Select((one, index) => (one, index)))
        {
            string id = Id("event", one.Reference);
            string person = one.Person is null ? "NULL" : $"'{Id("person", one.Person)}'";
            session.Execute(string.Create(CultureInfo.InvariantCulture, $"""
                INSERT INTO mapped.main.event BY NAME
                SELECT '{id}' AS event_id, '{one.Kind}' AS kind, DATE '2025-06-03' AS received_on, {one.Content} AS content_hash, {index + 2} AS source_line;
                INSERT INTO mapped.main.concern BY NAME
                SELECT '{id}' AS event_id, {person} AS person_id, 1 AS ordinal, '{one.Harm}' AS harm, '{one.Status}' AS status, ['online'] AS settings,
                    'recorded' AS basis, {one.Reference[0] % Rules.Count} AS rule, {one.UnderReview} AS under_review, {index + 2} AS source_line;
                """));
            if (one.Person is not null)
            {
                session.Execute(string.Create(CultureInfo.InvariantCulture, $"""
                    INSERT INTO mapped.main.event_person BY NAME
                    SELECT '{id}' AS event_id, {person} AS person_id, 'subject' AS role_in_event, 14 AS age_at_event, {index + 2} AS source_line
                    """));
            }
        }

        session.Execute(
            """
            INSERT INTO mapped.main.review BY NAME
            SELECT md5(concern.event_id::VARCHAR)::UUID AS review_id, concern.event_id, concern.person_id, concern.rule, 'Is it so?' AS reason, 'open' AS state, concern.source_line
            FROM mapped.main.concern AS concern
            WHERE concern.under_review
            """);
        foreach (TestPerson person in Persons)
        {
            string id = Id("person", person.Reference);
            session.Execute($"INSERT INTO mapped.main.person BY NAME SELECT '{id}' AS person_id, '{person.Sex}' AS sex, ['learning', 'none'] AS disability, false AS unlinked_by_source");
            session.Execute(
                "INSERT INTO mapped.main.vault_person BY NAME SELECT $1::UUID AS person_id, $2 AS nhs_number, $3 AS nhs_number_status, $4 AS upn, $5 AS family_name, $6::DATE AS born",
                id,
                person.Nhs,
                person.NhsStatus,
                person.Upn,
                person.Family,
                person.Born);
        }

        foreach ((string previous, string person) in Renumbered)
        {
            session.Execute($"INSERT INTO mapped.main.renumbering BY NAME SELECT '{Id("person", previous)}' AS previous_id, '{Id("person", person)}' AS person_id, 2 AS source_line");
        }

        return session;
    }

    public static string Id(string what, string reference) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{what}|{reference}")).AsSpan(0, 16), bigEndian: true).ToString();

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
