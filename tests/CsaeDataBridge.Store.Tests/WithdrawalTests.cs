using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store.Tests;

public sealed class WithdrawalTests
{
    private static readonly TestDelivery January = new()
    {
        Events = [new("a"), new("b", Person: "p2")],
        Persons = [new("p1", Nhs: "9434765919"), new("p2", "male")],
    };

    private static readonly TestDelivery February = January with
    {
        AsOf = new(2026, 2, 28),
        Events = [new("a", 2, Status: "confirmed"), new("c", Person: "p3")],
        Persons = [new("p1", "other", Nhs: "9434765870", Family: "Sample"), new("p3")],
        Held = [new QuarantinedRow(9, HeldKind.Value, "MAP331", "cse_flag", "a word that the lexicon does not know", new byte[] { 1 })],
    };

    [Fact]
    public void Withdraw_NewestLoad_LeavesWhatWouldBeWithoutIt()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        January.MergeInto(store);
        string before = store.CurrentContentHash();
        int load = February.MergeInto(store).Load.LoadId;

        WithdrawalResult result = store.Withdraw(load, "sent by mistake", CancellationToken.None);

        Assert.Equal(new WithdrawnCounts(1, 0, 1), result.Events);
        Assert.Equal(new WithdrawnCounts(1, 0, 1), result.Persons);
        Assert.Equal((2, 1), (result.Identifiers, result.HeldRows));
        Assert.Equal(before, store.CurrentContentHash());
        Assert.Equal(
            ["1|1|2|", "1|1|now|", "1|3|now|1", "2|2|3|", "1|2|3|"],
            TestFolder.Rows(store, "SELECT content_hash::INTEGER, load_from, CASE WHEN load_to = 2147483647 THEN 'now' ELSE load_to::VARCHAR END, origin FROM csae.event ORDER BY load_from = 2, load_from, load_to, content_hash DESC"));
        LoadEntry withdrawn = store.Load(load);
        Assert.Equal((LoadStatus.Withdrawn, 3), (withdrawn.Status, withdrawn.WithdrawnBy));
        Assert.Equal([new ChangeEntry(3, ChangeKind.Withdrawal, load, "unknown", "sent by mistake", result.Change!.CommittedAt)], store.Changes());
        Assert.Equal(
            ["1|Example|9434765919", "2|Sample|9434765870", "3|Example|9434765919"],
            TestFolder.VaultRows(store, $"SELECT load_id, family_name, nhs_number FROM vault.main.person WHERE person_id = '{TestDelivery.Id("person", "p1")}' ORDER BY load_id"));
        Assert.Equal(
            ["2|Example", "3|"],
            TestFolder.VaultRows(store, $"SELECT load_id, family_name FROM vault.main.person WHERE person_id = '{TestDelivery.Id("person", "p3")}' ORDER BY load_id"));
    }

    [Fact]
    public void Withdraw_DryRun_SaysTheSameAndWritesNothing()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        January.MergeInto(store);
        February.MergeInto(store);
        string before = store.ContentHash();

        WithdrawalResult dry = store.Withdraw(2, null, CancellationToken.None);

        Assert.Null(dry.Change);
        Assert.Equal(before, store.ContentHash());
        Assert.Equal(dry, store.Withdraw(2, "sent by mistake", CancellationToken.None) with { Change = null });
    }

    [Fact]
    public void Withdraw_SnapshotThatHadEndedEvents_BringsThemBack()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        TestDelivery first = January with { Kind = LoadKind.Snapshot };
        first.MergeInto(store);
        (first with { AsOf = new(2026, 2, 28), Events = [new("a")] }).MergeInto(store);
        (first with { AsOf = new(2026, 3, 31), Events = [new("a"), new("d")] }).MergeInto(store);

        // The March snapshot does not have b either: it stays gone until that one goes too.
        Assert.Equal(default, store.Withdraw(2, "half a file", CancellationToken.None).Events);
        Assert.Equal(new WithdrawnCounts(1, 1, 0), store.Withdraw(3, "half a file", CancellationToken.None).Events);
        Assert.Equal(2, store.CurrentRows()["event"]);
    }

    [Fact]
    public void Withdraw_LoadThatMadeAnotherLate_MakesThatOneCurrent()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        February.MergeInto(store);
        January.MergeInto(store);

        store.Withdraw(1, "sent by mistake", CancellationToken.None);

        using var other = new TestFolder();
        using BridgeStore without = other.Open();
        January.MergeInto(without);
        Assert.Equal(without.CurrentContentHash(), store.CurrentContentHash());
        Assert.Equal(
            ["Example|9434765919"],
            TestFolder.VaultRows(store, $"SELECT family_name, nhs_number FROM vault.main.person WHERE late IS NULL AND person_id = '{TestDelivery.Id("person", "p1")}' ORDER BY load_id DESC LIMIT 1"));
    }

    [Fact]
    public void Withdraw_TwoFeedsOfOneAgency_LeavesTheOtherFeedsRowsAlone()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        (January with { Feed = "northshire-police/markers", Persons = [new("p1", "unknown")] }).MergeInto(store);
        string before = store.CurrentContentHash();
        January.MergeInto(store);
        Assert.NotEqual(before, store.CurrentContentHash());

        store.Withdraw(2, "sent by mistake", CancellationToken.None);

        Assert.Equal(before, store.CurrentContentHash());
        Assert.Equal(["northshire-police/markers|unknown"], TestFolder.Rows(store, "SELECT source, sex FROM csae.person_now"));
    }

    [Fact]
    public void Merge_OfWhatWasWithdrawn_IsRefusedUntilSomebodySaysSo()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        January.MergeInto(store);
        string before = store.CurrentContentHash();
        store.Withdraw(1, "sent by mistake", CancellationToken.None);

        var failure = Assert.Throws<BridgeException>(() => January.MergeInto(store));
        Assert.Equal(
            """
            STO433 error  northshire-police_crime_2026-01-31_0.csv, "northshire-police/crime"
              Found:    the content of load 1, which was withdrawn
              Expected: a corrected delivery
              Fix:      take the file out of the inbox; or, if the withdrawal was wrong, run again with --readmit 1
            """,
            failure.Message);
        using (DuckDb.DuckDbSession session = January.Stage(store))
        {
            Assert.Equal(3, store.Merge(session, January.Header with { Readmit = true }, [], CancellationToken.None).Load.LoadId);
        }

        Assert.Equal(before, store.CurrentContentHash());
        Assert.True(January.MergeInto(store).AlreadyLoaded);
        Assert.Null(store.FindWithdrawn(January.Feed, January.Header.ContentHash));
    }

    [Fact]
    public void Withdraw_WhatIsNotThere_SaysWhy()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        Assert.Equal(
            """
            STO431 error
              Found:    no load 1
              Expected: a store with loads
              Fix:      choose a number that 'bridge loads' lists
            """,
            Message(store, 1));
        January.MergeInto(store);
        store.Withdraw(1, "sent by mistake", CancellationToken.None);
        Assert.Equal(
            """
            STO432 error  northshire-police_crime_2026-01-31_0.csv, "northshire-police/crime"
              Found:    load 1, which change 2 took out
              Expected: a load that is in the store
              Fix:      choose another load; 'bridge loads --status loaded' lists them
            """,
            Message(store, 1));
        Assert.Equal(
            """
            STO431 error
              Found:    no load 2: it is a change of another kind
              Expected: the number of a load, the last of which is 1
              Fix:      choose a number that 'bridge loads' lists
            """,
            Message(store, 2));
    }

    private static string Message(BridgeStore store, int load) =>
        Assert.Throws<BridgeException>(() => store.Withdraw(load, "sent by mistake", CancellationToken.None)).Message;
}
