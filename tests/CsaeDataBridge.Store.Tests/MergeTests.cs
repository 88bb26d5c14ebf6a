namespace CsaeDataBridge.Store.Tests;

public sealed class MergeTests
{
    private const string Events = "SELECT content_hash::INTEGER, load_from, CASE WHEN load_to = 2147483647 THEN 'now' ELSE load_to::VARCHAR END, as_of FROM csae.event ORDER BY ALL";

    private static readonly TestDelivery January = new()
    {
        Events = [new("a"), new("b", Person: "p2"), new("c", Person: null)],
        Persons = [new("p1", Nhs: "9434765919"), new("p2", "male")],
    };

    [Fact]
    public void Merge_FreshStore_StoresEverythingAndTheLedgersRow()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();

        MergeResult result = January.MergeInto(store);

        Assert.False(result.AlreadyLoaded);
        Assert.Equal(new ChangeCounts(3, 0, 0, 0, 0), result.Load.Events);
        Assert.Equal(new ChangeCounts(2, 0, 0, 0, 0), result.Load.Persons);
        Assert.Equal(LoadStatus.Loaded, result.Load.Status);
        IReadOnlyDictionary<string, long> rows = store.CurrentRows();
        Assert.Equal((3, 3, 2, 2), (rows["event"], rows["concern"], rows["event_person"], rows["person"]));
        Assert.Equal(
            ["northshire-police|northshire-police/crime|crime_report|2026-01-31"],
            TestFolder.Rows(store, "SELECT DISTINCT agency_id, feed, kind, strftime(as_of, '%Y-%m-%d') FROM csae.event_now"));
        Assert.Equal(["1|csa/flag", "2|cse/flag"], TestFolder.Rows(store, "SELECT rule, name FROM csae.rule ORDER BY rule"));
        Assert.Equal(["1|1", "2|2"], TestFolder.Rows(store, "SELECT rule, count(*) FROM csae.concern GROUP BY rule ORDER BY rule"));
        Assert.Equal(2, TestFolder.VaultRows(store, "SELECT person_id FROM vault.main.person").Count);
        Assert.Equal([result.Load], store.Loads());
    }

    [Fact]
    public void Merge_SameContentAndMapping_IsAlreadyLoaded()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        LoadEntry first = January.MergeInto(store).Load;
        string before = store.ContentHash();

        MergeResult again = January.MergeInto(store);

        Assert.True(again.AlreadyLoaded);
        Assert.Equal(first, again.Load);
        Assert.True(store.IsLoaded(January.Feed, January.Header.ContentHash, January.Header.CompiledHash));
        Assert.False(store.IsLoaded(January.Feed, January.Header.ContentHash, TestDelivery.Hash("another mapping")));
        Assert.Equal(first, store.FindLoaded(January.Feed, January.Header.ContentHash));
        Assert.Equal(before, store.ContentHash());
    }

    [Fact]
    public void Merge_ReopenedStore_RemembersTheLedger()
    {
        using var folder = new TestFolder();
        LoadEntry first;
        using (BridgeStore store = folder.Open())
        {
            first = January.MergeInto(store).Load;
        }

        using BridgeStore again = folder.Open();
        Assert.Equal([first], again.Loads());
        Assert.True(January.MergeInto(again).AlreadyLoaded);
    }

    [Fact]
    public void Merge_Changes_ClosesChangedAndLeavesUnchangedAndAbsent()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        January.MergeInto(store);

        LoadEntry load = (January with
        {
            AsOf = new(2026, 2, 28),
            Events = [new("a"), new("b", Content: 2, Person: "p2", Status: "confirmed"), new("d")],
            Persons = [new("p1", Nhs: "9434765919"), new("p2", "female")],
        }).MergeInto(store).Load;

        Assert.Equal(new ChangeCounts(1, 1, 1, 0, 0), load.Events);
        Assert.Equal(new ChangeCounts(0, 1, 1, 0, 0), load.Persons);
        Assert.Equal(
            ["1|1|2|01/31/2026", "1|1|now|01/31/2026", "1|1|now|01/31/2026", "1|2|now|02/28/2026", "2|2|now|02/28/2026"],
            TestFolder.Rows(store, Events));
        Assert.Equal(
            ["confirmed|2", "suspected|1"],
            TestFolder.Rows(store, $"SELECT status, load_from FROM csae.concern WHERE event_id = '{TestDelivery.Id("event", "b")}' ORDER BY ALL"));
        Assert.Equal(["confirmed"], TestFolder.Rows(store, $"SELECT status FROM csae.concern_now WHERE event_id = '{TestDelivery.Id("event", "b")}'"));
        Assert.Equal(["female"], TestFolder.Rows(store, "SELECT DISTINCT sex FROM csae.person_now"));
    }

    [Fact]
    public void Merge_Snapshot_ClosesWhatVanishedAndTakesBackWhatReturned()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        TestDelivery first = January with { Kind = LoadKind.Snapshot, Scope = "2025" };
        first.MergeInto(store);
        (first with { Scope = "2024", Events = [new("z")] }).MergeInto(store);

        LoadEntry second = (first with { AsOf = new(2026, 2, 28), Events = [new("a")] }).MergeInto(store).Load;
        Assert.Equal(new ChangeCounts(0, 0, 1, 0, 2), second.Events);
        Assert.Equal(2, store.CurrentRows()["event"]);

        LoadEntry third = (first with { AsOf = new(2026, 3, 31), Events = [new("a"), new("b", Person: "p2")] }).MergeInto(store).Load;
        Assert.Equal(new ChangeCounts(1, 0, 1, 0, 0), third.Events);
        Assert.Equal(3, store.CurrentRows()["event"]);
        Assert.Equal(3, store.CurrentRows()["concern"]);
        Assert.Empty(TestFolder.Rows(store, "SELECT * FROM csae.restated"));
    }

    [Fact]
    public void Merge_SnapshotOfAnotherScopeWithTheSameEvent_KeepsItWhenTheFirstDropsIt()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        TestDelivery year2024 = January with { Kind = LoadKind.Snapshot, Scope = "2024" };
        year2024.MergeInto(store);
        (January with { Kind = LoadKind.Snapshot, Scope = "2025", AsOf = new(2026, 2, 1), Events = [new("a")] }).MergeInto(store);

        LoadEntry load = (year2024 with { AsOf = new(2026, 3, 1), Events = [new("b", Person: "p2")] }).MergeInto(store).Load;

        Assert.Equal(1, load.Events.Closed);
        Assert.Equal(2, store.CurrentRows()["event"]);
    }

    [Fact]
    public void Merge_LateDelivery_OnlyFillsHistory()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        (January with { AsOf = new(2026, 3, 31), Events = [new("a", Content: 3, Status: "confirmed")], Persons = [new("p1", "male", Nhs: "9434765919")] }).MergeInto(store);

        LoadEntry late = January.MergeInto(store).Load;

        Assert.Equal(new ChangeCounts(2, 0, 0, 1, 0), late.Events);
        Assert.Equal(new ChangeCounts(1, 0, 0, 1, 0), late.Persons);
        Assert.Equal(["1|2|2", "3|1|2147483647"], TestFolder.Rows(store, $"SELECT content_hash::INTEGER, load_from, load_to FROM csae.event WHERE event_id = '{TestDelivery.Id("event", "a")}' ORDER BY ALL"));
        Assert.Equal(["confirmed"], TestFolder.Rows(store, $"SELECT status FROM csae.concern_now WHERE event_id = '{TestDelivery.Id("event", "a")}'"));
        Assert.Equal(["male"], TestFolder.Rows(store, $"SELECT sex FROM csae.person_now WHERE person_id = '{TestDelivery.Id("person", "p1")}'"));
        Assert.Equal(["1|", "2|True"], TestFolder.VaultRows(store, $"SELECT load_id, late FROM vault.main.person WHERE person_id = '{TestDelivery.Id("person", "p1")}' ORDER BY load_id"));
    }

    [Fact]
    public void Merge_CorrectionOfTheSameDay_WinsByItsSequence()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        (January with { Sequence = 2, Events = [new("a", Content: 2, Status: "confirmed")] }).MergeInto(store);

        LoadEntry first = (January with { Sequence = 1, Events = [new("a", Content: 1)] }).MergeInto(store).Load;

        Assert.Equal(1, first.Events.Late);
        Assert.Equal(["confirmed"], TestFolder.Rows(store, "SELECT status FROM csae.concern_now"));
    }

    [Fact]
    public void Merge_SameRowsUnderAnotherMapping_AreChanged()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        January.MergeInto(store);

        LoadEntry load = (January with { Compiled = "mapping 2", Version = "2.0.0", Rules = ["cse/flag"] }).MergeInto(store).Load;

        Assert.Equal(new ChangeCounts(0, 3, 0, 0, 0), load.Events);
        Assert.Equal(["3|2.0.0"], TestFolder.Rows(store, "SELECT DISTINCT c.rule, r.version FROM csae.concern_now c JOIN csae.rule r USING (rule)"));
    }

    [Fact]
    public void Merge_BreaksOfAMapping_AreKeptOnceAVersion()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        TestDelivery january = January with { Breaks = [new("factors: 19B, 19C", new DateOnly(2020, 4, 1), null, "Before, 19A is all of it.")] };
        january.MergeInto(store);
        (january with { AsOf = new DateOnly(2026, 2, 28) }).MergeInto(store);
        (january with { AsOf = new DateOnly(2026, 3, 31), Version = "2.0.0", Compiled = "mapping 2" }).MergeInto(store);
        Assert.Equal(
            ["1.0.0|factors: 19B, 19C|2020-04-01||Before, 19A is all of it.", "2.0.0|factors: 19B, 19C|2020-04-01||Before, 19A is all of it."],
            TestFolder.Rows(store, "SELECT version, what, from_date::VARCHAR, until_date, comparability FROM csae.series_break ORDER BY ALL"));
    }

    [Fact]
    public void Merge_TwoFeedsOfOneAgencyWithTheSamePerson_KeepBothViews()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        January.MergeInto(store);

        LoadEntry load = (January with { Feed = "northshire-police/markers", Events = [new("m")], Persons = [new("p1", "unknown")] }).MergeInto(store).Load;

        Assert.Equal(1, load.Persons.New);
        Assert.Equal(
            ["northshire-police/crime|female", "northshire-police/markers|unknown"],
            TestFolder.Rows(store, $"SELECT source, sex FROM csae.person_now WHERE person_id = '{TestDelivery.Id("person", "p1")}' ORDER BY ALL"));
        Assert.Equal(2, TestFolder.VaultRows(store, $"SELECT 1 FROM vault.main.person WHERE person_id = '{TestDelivery.Id("person", "p1")}'").Count);
    }

    [Fact]
    public void Merge_SnapshotLater_KeepsTheVaultToWhatIsNew()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        January.MergeInto(store);

        (January with { AsOf = new(2026, 2, 28), Persons = [new("p1", Nhs: "9434765919"), new("p2", "male", Family: "Sample")] }).MergeInto(store);

        Assert.Equal(["1|Example", "1|Example", "2|Sample"], TestFolder.VaultRows(store, "SELECT load_id, family_name FROM vault.main.person ORDER BY ALL"));
    }
}
