namespace CsaeDataBridge.Store.Tests;

/// <summary>Deliveries of one agency from a seed: snapshots of two years, changes and appended rows over the same few events and persons, some of whom get other numbers, with corrections of a day.</summary>
internal static class RandomFeeds
{
    private const string References = "abcdef";
    private static readonly string[] Statuses = ["suspected", "confirmed", "at_risk"];

    private static readonly (string Feed, LoadKind Kind, string? Scope)[] Parts =
    [
        ("northshire-police/crime", LoadKind.Snapshot, "2024"),
        ("northshire-police/crime", LoadKind.Snapshot, "2025"),
        ("northshire-police/markers", LoadKind.Snapshot, null),
        ("northshire-police/changes", LoadKind.Changes, null),
        ("northshire-police/log", LoadKind.Append, null),
    ];

    /// <summary>Four to seven deliveries, each another one.</summary>
    public static IReadOnlyList<TestDelivery> Make(int seed)
    {
        var random = new Random(seed);
        int parts = random.Next(1, Parts.Length + 1);
        var made = new Dictionary<string, TestDelivery>();
        int wanted = random.Next(4, 8);
        while (made.Count < wanted)
        {
            (string feed, LoadKind kind, string? scope) = Parts[random.Next(parts)];
            TestDelivery delivery = Delivery(random, feed, kind, scope);
            made.TryAdd($"{feed} {scope} {delivery.AsOf} {delivery.Sequence}", delivery);
        }

        return [.. made.Values];
    }

    private static TestDelivery Delivery(Random random, string feed, LoadKind kind, string? scope)
    {
        TestEvent[] events = [.. References.Where(_ => random.Next(3) > 0).Select(reference => Event(reference, random.Next(1, 4)))];
        string[] sexes = ["female", "male"];
        string[] names = ["Example", "Sample"];
        return new TestDelivery
        {
            Feed = feed,
            Kind = kind,
            Scope = scope,
            AsOf = new DateOnly(2026, 1, random.Next(1, 5)),
            Sequence = random.Next(2),
            Events = events,
            Persons = [.. events.Select(one => one.Person!).Distinct().Select(person => new TestPerson(person, sexes[random.Next(2)], Family: names[random.Next(2)]))],
            Renumbered = [.. Enumerable.Range(0, 4).Where(_ => random.Next(4) == 0).Select(person => ($"p{person}", $"p{random.Next(4)}"))],
        };
    }

    // What an event says follows from its content, as it does where the content is the hash of a row.
    private static TestEvent Event(char reference, int content) =>
        new(reference.ToString(), content, Person: $"p{(reference + content) % 4}", Status: Statuses[content - 1]);
}
