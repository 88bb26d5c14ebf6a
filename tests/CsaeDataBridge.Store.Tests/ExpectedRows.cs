namespace CsaeDataBridge.Store.Tests;

/// <summary>What must be current after some deliveries, said without a store: the newest that speaks of something says what it is.</summary>
internal static class ExpectedRows
{
    private const string Link = "link|";

    public static IReadOnlyList<string> Of(IEnumerable<TestDelivery> deliveries)
    {
        TestDelivery[] ordered = Ordered(deliveries);
        var rows = new List<string>();
        foreach (string reference in ordered.SelectMany(delivery => delivery.Events).Select(one => one.Reference).Distinct())
        {
            int last = Array.FindLastIndex(ordered, delivery => delivery.Events.Any(one => one.Reference == reference));
            bool isGone = ordered.Skip(last + 1).Any(later => later.Kind == LoadKind.Snapshot && later.Feed == ordered[last].Feed && later.Scope == ordered[last].Scope);
            if (!isGone)
            {
                TestEvent one = ordered[last].Events.First(one => one.Reference == reference);
                rows.Add($"event|{TestDelivery.Id("event", reference)}|{one.Content}|{one.Status}|{TestDelivery.Id("person", one.Person!)}");
            }
        }

        foreach (IGrouping<string, TestDelivery> feed in ordered.GroupBy(delivery => delivery.Feed))
        {
            foreach (TestPerson person in feed.SelectMany(delivery => delivery.Persons).GroupBy(person => person.Reference).Select(group => group.Last()))
            {
                rows.Add($"person|{TestDelivery.Id("person", person.Reference)}|{feed.Key}|{person.Sex}");
                rows.Add($"identifiers|{TestDelivery.Id("person", person.Reference)}|{feed.Key}|{person.Family}");
            }
        }

        foreach (((string feed, string previous), string person) in ChangedNumbers(ordered))
        {
            rows.Add($"number|{TestDelivery.Id("person", previous)}|{feed}|{TestDelivery.Id("person", person)}");
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    /// <summary>Who is one person with whom, as far as changed numbers say it: the persons of each group, by their smallest id.</summary>
    public static IReadOnlyList<string> Groups(IEnumerable<TestDelivery> deliveries)
    {
        TestDelivery[] ordered = Ordered(deliveries);
        Dictionary<string, string> key = ordered.SelectMany(delivery => delivery.Persons).Select(person => person.Reference)
            .Concat(ordered.SelectMany(delivery => delivery.Renumbered).SelectMany(one => new[] { one.Previous, one.Person }))
            .Distinct().ToDictionary(person => person, person => TestDelivery.Id("person", person));
        foreach (((_, string previous), string person) in ChangedNumbers(ordered))
        {
            (string kept, string joined) = string.CompareOrdinal(key[previous], key[person]) < 0 ? (key[previous], key[person]) : (key[person], key[previous]);
            foreach (string other in key.Where(one => one.Value == joined).Select(one => one.Key).ToList())
            {
                key[other] = kept;
            }
        }

        HashSet<string> current = [.. ordered.SelectMany(delivery => delivery.Persons).Select(person => person.Reference)];
        return [.. key.Where(one => current.Contains(one.Key)).Select(one => $"{TestDelivery.Id("person", one.Key)}|{one.Value}").Order(StringComparer.Ordinal)];
    }

    /// <summary>The same of a store, what <see cref="Of"/> gives and then <see cref="Groups"/>.</summary>
    public static IReadOnlyList<string> In(BridgeStore store)
    {
        IReadOnlyList<string> rows = TestFolder.Rows(store, """
            SELECT 'event|' || event_id || '|' || content_hash || '|' || status || '|' || person_id FROM csae.event_now FULL JOIN csae.concern_now USING (event_id) FULL JOIN csae.event_person_now USING (event_id, person_id)
            UNION ALL
            SELECT 'person|' || person_id || '|' || source || '|' || sex FROM csae.person_now
            UNION ALL
            (SELECT 'number|' || previous_id || '|' || source || '|' || person_id
            FROM csae.renumbering_now AS said JOIN csae.load ON load.load_id = said.load_from
            QUALIFY row_number() OVER (PARTITION BY source, previous_id ORDER BY load.as_of DESC, sequence DESC, content_hash DESC, load.feed DESC) = 1)
            UNION ALL
            SELECT 'link|' || person_id || '|' || person_key FROM csae.person_link_now
            """);
        IReadOnlyList<string> identifiers = TestFolder.VaultRows(store, """
            SELECT 'identifiers|' || person_id || '|' || source || '|' || family_name
            FROM (FROM vault.main.person WHERE late IS NOT TRUE QUALIFY row_number() OVER (PARTITION BY person_id, source ORDER BY load_id DESC) = 1)
            WHERE family_name IS NOT NULL
            """);
        return [.. rows.Where(row => !row.StartsWith(Link, StringComparison.Ordinal)).Concat(identifiers).Order(StringComparer.Ordinal), .. rows.Where(row => row.StartsWith(Link, StringComparison.Ordinal)).Select(row => row[Link.Length..]).Order(StringComparer.Ordinal)];
    }

    private static TestDelivery[] Ordered(IEnumerable<TestDelivery> deliveries) => [.. deliveries
        .OrderBy(delivery => delivery.AsOf).ThenBy(delivery => delivery.Sequence)
        .ThenBy(delivery => delivery.Header.ContentHash, StringComparer.Ordinal).ThenBy(delivery => delivery.Feed, StringComparer.Ordinal)];

    private static Dictionary<(string Feed, string Previous), string> ChangedNumbers(IEnumerable<TestDelivery> ordered)
    {
        var numbers = new Dictionary<(string, string), string>();
        foreach (TestDelivery delivery in ordered)
        {
            foreach ((string previous, string person) in delivery.Renumbered)
            {
                numbers[(delivery.Feed, previous)] = person;
            }
        }

        return numbers;
    }
}
