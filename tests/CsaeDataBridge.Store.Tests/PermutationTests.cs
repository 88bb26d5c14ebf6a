namespace CsaeDataBridge.Store.Tests;

public sealed class PermutationTests
{
    [Theory]
    [InlineData(LoadKind.Changes)]
    [InlineData(LoadKind.Snapshot)]
    public void Merge_AnyOrderOfArrival_EndsInTheSameCurrentRows(LoadKind kind)
    {
        TestDelivery first = new()
        {
            Kind = kind,
            Events = [new("a"), new("b", Person: "p2"), new("c", Person: "p3")],
            Persons = [new("p1"), new("p2", "male"), new("p3")],
        };
        TestDelivery[] deliveries =
        [
            first,
            first with { AsOf = new(2026, 2, 1), Events = [new("a", 2, Status: "confirmed"), new("b", Person: "p2")], Persons = [new("p1", "other"), new("p2")] },
            first with { AsOf = new(2026, 2, 1), Sequence = 1, Events = [new("a", 3, Status: "at_risk"), new("c", Person: "p3")], Persons = [new("p1", "other"), new("p3", "male")] },
            first with { AsOf = new(2026, 3, 1), Events = [new("a"), new("c", Person: "p3"), new("d", Person: "p2")], Persons = [new("p1"), new("p2", "male"), new("p3", "male")] },
        ];
        string? expected = null;
        foreach (IReadOnlyList<TestDelivery> order in Permutations(deliveries))
        {
            using var folder = new TestFolder();
            using BridgeStore store = folder.Open();
            foreach (TestDelivery delivery in order)
            {
                delivery.MergeInto(store);
            }

            expected ??= store.CurrentContentHash();
            Assert.Equal(expected, store.CurrentContentHash());
        }
    }

    private static IEnumerable<IReadOnlyList<T>> Permutations<T>(IReadOnlyList<T> items) => items.Count == 0
        ? [[]]
        : items.SelectMany((item, index) => Permutations<T>([.. items.Take(index), .. items.Skip(index + 1)]).Select(rest => (IReadOnlyList<T>)[item, .. rest]));
}
