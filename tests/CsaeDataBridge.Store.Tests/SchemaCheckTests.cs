using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store.Tests;

/// <summary>The checks that the schema makes of every feed: each says something of rows that are wrong, and nothing of rows that are right.</summary>
public sealed class SchemaCheckTests
{
    private const string Feed = "northshire-police/crime";

    private static readonly TestDelivery Ten = new() { Events = [.. Enumerable.Range(0, 10).Select(number => new TestEvent($"e{number}", Person: $"p{number}"))] };

    [Theory]
    [InlineData("event_ends_before_it_starts", "UPDATE mapped.main.event SET started_on = '2025-01-02', ended_on = '2025-01-02'", "UPDATE mapped.main.event SET ended_on = '2025-01-01' WHERE source_line = 2", CheckOutcome.Warn, 1, 10)]
    [InlineData("received_before_it_happened", "UPDATE mapped.main.event SET occurred_from = received_on", "UPDATE mapped.main.event SET occurred_from = '2026-01-01' WHERE source_line < 7", CheckOutcome.Pause, 5, 10)]
    [InlineData("adult_at_a_childs_event", "UPDATE mapped.main.event SET kind = 'assessment'; UPDATE mapped.main.event_person SET age_at_event = 25", "UPDATE mapped.main.event_person SET age_at_event = 40 WHERE source_line = 2", CheckOutcome.Warn, 1, 10)]
    [InlineData("age_unknown", "UPDATE mapped.main.event_person SET age_at_event = NULL WHERE source_line < 4", "UPDATE mapped.main.event_person SET age_at_event = NULL WHERE source_line < 5", CheckOutcome.Info, 3, 10)]
    [InlineData("more_attended_than_offered", "UPDATE mapped.main.event SET sessions_offered = 4, sessions_attended = 4", "UPDATE mapped.main.event SET sessions_attended = 5 WHERE source_line = 2", CheckOutcome.Warn, 1, 10)]
    [InlineData("concern_of_nobody", "UPDATE mapped.main.concern SET person_id = NULL WHERE source_line = 2", "UPDATE mapped.main.concern SET person_id = NULL WHERE source_line < 4", CheckOutcome.Info, 2, 10)]
    [InlineData("concern_ends_before_it_starts", "UPDATE mapped.main.concern SET identified_on = '2025-01-02', ended_on = '2025-01-03'", "UPDATE mapped.main.concern SET ended_on = '2025-01-01' WHERE source_line = 2", CheckOutcome.Warn, 1, 10)]
    [InlineData("wait_starts_before_referral", "INSERT INTO mapped.main.wait BY NAME SELECT event_id, 'chisva' AS service, DATE '2025-01-02' AS referred_on, DATE '2025-01-02' AS started_on, 'in_service' AS status FROM mapped.main.event", "UPDATE mapped.main.wait SET first_offered_on = '2025-01-01'", CheckOutcome.Pause, 10, 10)]
    [InlineData("wait_closed_without_an_end", "INSERT INTO mapped.main.wait BY NAME SELECT event_id, 'chisva' AS service, DATE '2025-01-02' AS referred_on, 'waiting' AS status FROM mapped.main.event; UPDATE mapped.main.wait SET status = 'closed', ended_on = '2025-02-01'", "UPDATE mapped.main.wait SET ended_on = NULL", CheckOutcome.Warn, 10, 10)]
    public void CheckMapped_RowsThatAreWrong_SaysHowMany(string check, string right, string wrong, CheckOutcome outcome, long found, long total)
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        using DuckDbSession session = Ten.Stage(store);
        session.Execute(right);
        Assert.Equal(CheckOutcome.Passed, Of(store, session, check).Outcome);

        session.Execute(wrong);
        CheckResult result = Of(store, session, check);
        Assert.Equal((outcome, found, total), (result.Outcome, result.Found, result.Total));
    }

    [Fact]
    public void CheckMapped_ConcernWithoutEvent_PausesAndSaysWhatToDo()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        using DuckDbSession session = Ten.Stage(store);
        session.Execute("DELETE FROM mapped.main.event WHERE source_line = 2");
        CheckResult result = Of(store, session, "concern_without_event");
        Assert.Equal(CheckOutcome.Pause, result.Outcome);
        Assert.Equal(
            """
            STO460 warning  crime.csv, "concern_without_event"
              Found:    1 of 10 concerns without their event
              Expected: 0% at most
              Fix:      report it with the name of the mapping
            """,
            CheckWords.Of(result, "crime.csv").ToString());
    }

    [Fact]
    public void CheckMapped_AfterThreeDeliveries_ComparesWithThem()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        for (int month = 1; month <= 3; month++)
        {
            TestDelivery delivery = Ten with { AsOf = new DateOnly(2026, month, 28) };
            using DuckDbSession earlier = delivery.Stage(store);
            IReadOnlyList<CheckResult> found = store.CheckMapped(earlier, Feed, delivery.AsOf, 10);
            Assert.DoesNotContain(found, result => result.Outcome != CheckOutcome.Passed);
            store.Merge(earlier, delivery.Header with { Checks = found }, [], CancellationToken.None);
        }

        using DuckDbSession session = (Ten with { AsOf = new DateOnly(2026, 4, 28) }).Stage(store);
        session.Execute("UPDATE mapped.main.concern SET status = 'unknown' WHERE source_line < 6; UPDATE mapped.main.concern SET harm = 'hsb' WHERE source_line = 11");
        string[] said = [.. store.CheckMapped(session, Feed, new DateOnly(2026, 4, 28), 17).Where(result => result.Outcome != CheckOutcome.Passed).Select(result => $"{result.CheckId} {result.Subject} {result.Outcome} {result.Found} of {result.Total} {result.Compared}")];
        Assert.Equal(
            ["code_never_seen concern.harm=hsb Info 1 of 10 10", "rows_against_history  Warn 17 of 10 70", "unknown_jumps concern.status Warn 4 of 10 40"],
            said);
    }

    [Fact]
    public void CheckStore_FeedThatFellSilent_WarnsAndIsKeptOnce()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        folder.Clock.Now = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        for (int month = 1; month <= 3; month++)
        {
            (Ten with { AsOf = new DateOnly(2026, month, 28), Events = [.. Enumerable.Range(0, 30).Select(number => new TestEvent($"{month} {number}"))] }).MergeInto(store);
        }

        store.CheckStore(new Dictionary<string, int>());
        IReadOnlyList<CheckResult> results = store.CheckStore(new Dictionary<string, int>());
        Assert.Equal(
            [("harm_fell_silent", 90, 90), ("agency_silent", 248, 30)],
            results.Where(result => result.Outcome == CheckOutcome.Warn).OrderByDescending(result => result.CheckId, StringComparer.Ordinal).Select(result => (result.CheckId, (int)result.Found, (int)result.Total!)));
        Assert.Equal(results.Count, store.CheckResults().Count);
    }

    [Theory]
    [InlineData(248, CheckOutcome.Passed)]
    [InlineData(247, CheckOutcome.Warn)]
    public void CheckStore_FeedWithASchedule_IsJudgedByItAndNotByItsUsualGap(int allowed, CheckOutcome expected)
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        folder.Clock.Now = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        for (int month = 1; month <= 3; month++)
        {
            (Ten with { AsOf = new DateOnly(2026, month, 28) }).MergeInto(store);
        }

        IReadOnlyList<CheckResult> results = store.CheckStore(new Dictionary<string, int> { [Ten.Feed] = allowed, ["another/feed"] = 1 });

        Assert.DoesNotContain(results, result => result.CheckId == "agency_silent");
        CheckResult overdue = Assert.Single(results, result => result.CheckId == "delivery_overdue");
        Assert.Equal((expected, 248L, (long?)allowed), (overdue.Outcome, overdue.Found, overdue.Total));
    }

    [Fact]
    public void Accept_LoadThatIsNotPaused_SaysWhichAre()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        Ten.MergeInto(store);
        Assert.Equal(
            """
            STO462 error
              Found:    load 1, which is not paused
              Expected: a paused load; there is none
              Fix:      correct the number
            """,
            Assert.Throws<BridgeException>(() => store.Accept(1, "officer", "looked at")).Message);
    }

    private static CheckResult Of(BridgeStore store, DuckDbSession session, string check) =>
        Assert.Single(store.CheckMapped(session, Feed, new DateOnly(2026, 1, 31), 10), result => result.CheckId == check);
}
