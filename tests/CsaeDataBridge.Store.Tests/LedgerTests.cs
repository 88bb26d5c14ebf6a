namespace CsaeDataBridge.Store.Tests;

public sealed class LedgerTests
{
    private static readonly StoppedLoad Refused = new()
    {
        Status = LoadStatus.Refused,
        Reason = "AGR603",
        Feed = "harbour/referrals",
        File = "HARBOUR_2026-03.xlsx",
        Mapping = "harbour/referrals",
        Agreement = "ISA-NS-0007/F-HAR-01",
        Clause = "4.6",
        StartedAt = new DateTimeOffset(2026, 4, 20, 1, 0, 0, TimeSpan.Zero),
    };

    [Fact]
    public void Merge_ClockStepsBack_InstantsStillIncrease()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        DateTime first = new TestDelivery { Events = [new("a")] }.MergeInto(store).Load.CommittedAt;
        folder.Clock.Now -= TimeSpan.FromHours(3);

        LoadEntry second = new TestDelivery { AsOf = new(2026, 2, 1), Events = [new("a")] }.MergeInto(store).Load;
        LoadEntry third = store.RecordStopped(Refused);

        Assert.Equal(first.AddMicroseconds(1), second.CommittedAt);
        Assert.Equal(first.AddMicroseconds(2), third.CommittedAt);
        Assert.True(third.StartedAt <= third.CommittedAt);
    }

    [Fact]
    public void Loads_AfterReopening_AreAsWritten()
    {
        using var folder = new TestFolder();
        LoadEntry[] written;
        using (BridgeStore store = folder.Open())
        {
            new TestDelivery { Kind = LoadKind.Snapshot, Scope = "2025", Sequence = 3, Events = [new("a")], Persons = [new("p1")] }.MergeInto(store);
            store.RecordStopped(Refused);
            store.RecordStopped(Refused with { Status = LoadStatus.Paused, File = "HARBOUR_2026-03.txt", Text = new TextForm("windows-1252", '\t', '"') });
            store.RecordStopped(Refused with { Status = LoadStatus.Paused, File = "HARBOUR_2026-04.txt", Text = new TextForm("utf-8", null, null) });
            written = [.. store.Loads()];
        }

        using BridgeStore again = folder.Open();
        Assert.Equal(written, again.Loads());
        Assert.Equal([1, 2, 3, 4], written.Select(load => load.LoadId));
    }

    [Fact]
    public void RecordStopped_SameStopTwice_IsOneRow()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        LoadEntry first = store.RecordStopped(Refused);

        Assert.Equal(first, store.RecordStopped(Refused));
        Assert.Equal(2, store.RecordStopped(Refused with { Status = LoadStatus.Failed, Reason = "EXT201" }).LoadId);
        Assert.Equal(3, store.RecordStopped(Refused).LoadId);
    }

    [Fact]
    public void RecordStopped_AfterAFailedMerge_LeavesItsIdentifiersOut()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        KillPoint.Instead.Value = reached => _ = reached == "merge/insert-event" ? throw new InvalidOperationException(reached) : true;
        Assert.Throws<InvalidOperationException>(() => new TestDelivery { Events = [new("a")], Persons = [new("p1")] }.MergeInto(store));
        KillPoint.Instead.Value = null;

        store.RecordStopped(Refused with { Status = LoadStatus.Failed, Reason = "STO411" });

        Assert.Empty(TestFolder.VaultRows(store, "SELECT * FROM vault.main.person"));
        Assert.Equal(2, new TestDelivery { Events = [new("a")], Persons = [new("p1")] }.MergeInto(store).Load.LoadId);
    }
}
