using CsaeDataBridge.Issues;
using CsaeDataBridge.Linkage;

namespace CsaeDataBridge.Store.Tests;

/// <summary>An agency gives a person another number: both stay one person, whatever comes first.</summary>
public sealed class RenumberingTests
{
    private static readonly TestDelivery Rows = new()
    {
        Events = [new("a", Person: "old"), new("b", Person: "new"), new("c", Person: "other")],
        Persons = [new("old"), new("new", "male"), new("other")],
    };

    private static readonly TestDelivery First = new() { Feed = "northshire-police/numbers", AsOf = new(2026, 2, 1), Renumbered = [("old", "between")] };
    private static readonly TestDelivery Second = First with { AsOf = new(2026, 2, 2), Renumbered = [("between", "new")] };

    public static TheoryData<int, int, int> Orders => new() { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Run_NumbersChangedTwice_AreOnePersonInAnyOrder(int first, int second, int third)
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        foreach (int index in new[] { first, second, third })
        {
            new[] { Rows, First, Second }[index].MergeInto(store);
            ExactLinkage.Run(store, CancellationToken.None);
        }

        Assert.Equal(["new,old"], People(store));
        Assert.Equal(ExpectedRows.Groups([Rows, First, Second]), TestFolder.Rows(store, "SELECT person_id || '|' || person_key FROM csae.person_link_now ORDER BY 1"));
    }

    [Fact]
    public void Withdraw_LoadWithTheChange_TakesItBack_AndWhatWasKnownStays()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        Rows.MergeInto(store);
        int change = (First with { Renumbered = [("old", "new")] }).MergeInto(store).Load.LoadId;
        ExactLinkage.Run(store, CancellationToken.None);
        int linked = store.Changes()[^1].Number;
        Assert.Equal(["new,old"], People(store));

        store.Withdraw(change, "the wrong list", CancellationToken.None);
        Assert.Equal(0, ExactLinkage.Run(store, CancellationToken.None).Counts.Linked);

        Assert.Empty(People(store));
        Assert.Equal(0, store.CurrentRows()["renumbering"]);
        using StoreContent known = store.OpenContent(linked);
        Assert.Equal((1L, 2L), (known.Session.Scalar<long>("SELECT count(*) FROM csae.renumbering_now"), known.Session.Scalar<long>("SELECT count(DISTINCT person_key) FROM csae.person_link_now")));
    }

    [Fact]
    public void Withdraw_OneOfTwoThatSayIt_LeavesTheOther()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        TestDelivery said = First with { Renumbered = [("old", "new")] };
        int first = said.MergeInto(store).Load.LoadId;
        (said with { AsOf = new(2026, 2, 2) }).MergeInto(store);
        Rows.MergeInto(store);

        store.Withdraw(first, "sent by mistake", CancellationToken.None);
        ExactLinkage.Run(store, CancellationToken.None);

        Assert.Equal(["new,old"], People(store));
    }

    [Theory]
    [InlineData("other", "old,other")]
    [InlineData("old", "")]
    public void Run_NewerDeliverySaysOtherwise_CountsInBothOrders(string became, string people)
    {
        TestDelivery wrong = First with { Renumbered = [("old", "new")] };
        TestDelivery right = First with { AsOf = new(2026, 3, 1), Renumbered = [("old", became)] };
        foreach (TestDelivery[] order in new TestDelivery[][] { [Rows, wrong, right], [right, Rows, wrong] })
        {
            using var folder = new TestFolder();
            using BridgeStore store = folder.Open();
            Array.ForEach(order, delivery => delivery.MergeInto(store));
            ExactLinkage.Run(store, CancellationToken.None);
            Assert.Equal(people, string.Join(' ', People(store)));
        }
    }

    [Fact]
    public void Run_ChangeThatWouldBringTwoNhsNumbersTogether_LinksNobodyAndSaysSo()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        (Rows with { Persons = [new("old", Nhs: "9434765919"), new("new", Nhs: "9434765870"), new("other")], Renumbered = [("old", "between"), ("between", "new")] }).MergeInto(store);

        LinkageResult result = ExactLinkage.Run(store, CancellationToken.None);

        Assert.Equal(1, result.Conflicts);
        Assert.Equal(0, result.Counts.Linked);
    }

    [Fact]
    public void Lineage_OfEitherNumber_NamesTheDeliveryThatChangedIt()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        Rows.MergeInto(store);
        int change = First.MergeInto(store).Load.LoadId;

        foreach (string person in new[] { "old", "between" })
        {
            LineageRow row = Assert.Single(store.Lineage(Guid.Parse(TestDelivery.Id("person", person))), row => row.Table == "renumbering");
            Assert.Equal((change, null, 2L, false), (row.From, row.To, row.Line, row.WasNeverCurrent));
        }
    }

    [Fact]
    public void Merge_WithoutANumber_IsRefusedWhole()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        using DuckDb.DuckDbSession session = First.Stage(store);
        session.Execute("UPDATE mapped.main.renumbering SET previous_id = NULL");

        BridgeException refused = Assert.Throws<BridgeException>(() => store.Merge(session, First.Header, [], CancellationToken.None));

        Assert.Equal("STO406", refused.Issues[0].Code);
        Assert.Empty(store.Loads());
    }

    // Groups of two and more, their numbers in order.
    private static IReadOnlyList<string> People(BridgeStore store)
    {
        Dictionary<string, string> names = new[] { "old", "between", "new", "other" }.ToDictionary(name => TestDelivery.Id("person", name));
        return [.. TestFolder.Rows(store, "SELECT person_key || ' ' || person_id FROM csae.person_link_now")
            .Select(row => row.Split(' '))
            .GroupBy(row => row[0], row => names[row[1]])
            .Where(group => group.Count() > 1)
            .Select(group => string.Join(',', group.Order(StringComparer.Ordinal)))];
    }
}
