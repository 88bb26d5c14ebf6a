using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store.Tests;

public sealed class MergeFailureTests
{
    private static readonly TestDelivery Delivery = new() { Events = [new("a"), new("b")], Persons = [new("p1")] };

    [Fact]
    public void Merge_RowsWithoutAFate_Fails() => Fails(
        header => header with { Rows = new RowCounts(5, 2, 1, 0, 0) },
        "",
        """
        STO440 error  northshire-police_crime_2026-01-31_0.csv
          Found:    5 rows read, and 2 mapped + 1 duplicate + 0 excluded + 0 held
          Expected: every row read with exactly one fate
          Fix:      report it with the name of the mapping; nothing was loaded
        """);

    [Fact]
    public void Merge_TwoRowsForOneEvent_Fails() => Fails(
        header => header,
        "INSERT INTO mapped.main.event SELECT * FROM mapped.main.event LIMIT 1",
        """
        STO441 error  northshire-police_crime_2026-01-31_0.csv, "event.event_id"
          Found:    1 rows too many for their event_id
          Expected: one row for each in a delivery
          Fix:      correct the mapping's key, or the rule that splits a row
        """);

    [Fact]
    public void Merge_MissingColumn_Fails() => Fails(
        header => header,
        "ALTER TABLE mapped.main.concern DROP COLUMN under_review",
        """
        STO443 error  "concern.under_review"
          Found:    mapped rows without this column
          Expected: every table and column that the common schema requires
          Fix:      report it with the name of the mapping
        """);

    [Fact]
    public void Merge_RuleThatTheLoadDoesNotList_Fails() => Fails(
        header => header,
        "UPDATE mapped.main.concern SET rule = 2",
        """
        STO444 error  northshire-police_crime_2026-01-31_0.csv, "concern.rule"
          Found:    rule 2 of a load with 2 rules
          Expected: rules that the load lists
          Fix:      report it with the name of the mapping
        """);

    [Fact]
    public void Merge_RequiredValueMissing_IsTheDatabasesOwnCode() => Fails(
        header => header,
        "UPDATE mapped.main.event SET kind = NULL",
        """
        STO406 error
          Found:    INSERT gives a row that NOT NULL on event.kind refuses
          Expected: rows that keep every constraint of their table
          Fix:      correct the definition that made the row
        """);

    [Fact]
    public void Merge_Cancelled_LeavesNothing()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        using DuckDbSession session = Delivery.Stage(store);
        using var source = new CancellationTokenSource();
        KillPoint.Instead.Value = reached =>
        {
            if (reached == "merge/insert-event")
            {
                source.Cancel();
            }
        };

        Assert.ThrowsAny<OperationCanceledException>(() => store.Merge(session, Delivery.Header, [], source.Token));

        KillPoint.Instead.Value = null;
        Assert.Empty(store.Loads());
        Assert.Equal(0, store.CurrentRows()["event"]);
        Assert.False(store.Merge(session, Delivery.Header, [], CancellationToken.None).AlreadyLoaded);
    }

    private static void Fails(Func<LoadHeader, LoadHeader> header, string sql, string message)
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        string before = store.ContentHash();
        using DuckDbSession session = Delivery.Stage(store);
        if (sql.Length > 0)
        {
            session.Execute(sql);
        }

        var failure = Assert.Throws<BridgeException>(() => store.Merge(session, header(Delivery.Header), [], CancellationToken.None));

        Assert.Equal(message, failure.Message);
        Assert.Empty(store.Loads());
        using (BridgeStore other = Reopen(folder, store))
        {
            Assert.Equal(before, other.ContentHash());
        }
    }

    private static BridgeStore Reopen(TestFolder folder, BridgeStore store)
    {
        store.Dispose();
        return folder.Open();
    }
}
