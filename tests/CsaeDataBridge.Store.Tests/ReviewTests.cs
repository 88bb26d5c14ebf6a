using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store.Tests;

/// <summary>A question to a person keeps its concern out of every count; the decision is kept by what the event says, and survives any order of deliveries.</summary>
public sealed class ReviewTests
{
    private static readonly TestEvent Asked = new("a", UnderReview: true);

    [Theory]
    [InlineData("accept", null, "experienced|suspected|False")]
    [InlineData("change", "displayed", "displayed|suspected|False")]
    [InlineData("reject", null, "")]
    public void DecideReview_OpenQuestion_ChangesTheConcernFromNowOn(string verdict, string? role, string expected)
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        Merge(store, 1, Asked, new TestEvent("b"));
        ReviewEntry review = Assert.Single(store.Reviews());
        Assert.True(review.IsOpen);

        LoadEntry by = store.DecideReview(review.ReviewId, verdict, role, null, "officer", "looked up in the record", CancellationToken.None);

        Assert.Equal((1, new RowCounts(0, 0, 0, 0, 0)), (by.ReplayOf, by.Rows));
        Assert.Equal(expected.Length == 0 ? [] : [expected], Concerns(store, "load_to = 2147483647"));
        Assert.Equal(["experienced|suspected|True"], Concerns(store, "load_to = 2"));
        Assert.Equal([(verdict, "officer")], store.Reviews().Select(decided => (decided.Decision!, decided.DecidedBy!)));
        Assert.Equal(2, store.CurrentRows()["event"]);
        Assert.Equal(
            """
            STO455 error
              Found:    no open review
              Expected: a review that 'bridge review list' names
              Fix:      correct the id
            """,
            Assert.Throws<BridgeException>(() => store.DecideReview(review.ReviewId, verdict, role, null, "officer", "twice", CancellationToken.None)).Message.Replace($" {review.ReviewId}", "", StringComparison.Ordinal));
    }

    [Fact]
    public void DecideReview_EventThatComesAgain_IsDecided_AndOpenAgainWhenItSaysSomethingElse()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        Merge(store, 1, Asked);
        store.DecideReview(Assert.Single(store.Reviews()).ReviewId, "accept", null, null, "officer", "looked up", CancellationToken.None);

        Merge(store, 2, Asked, new TestEvent("b"));
        Assert.False(Assert.Single(store.Reviews()).IsOpen);
        Merge(store, 3, Asked with { Content = 7 });
        Assert.True(Assert.Single(store.Reviews()).IsOpen);
        Merge(store, 4, Asked);
        Assert.False(Assert.Single(store.Reviews()).IsOpen);
        Assert.Equal(["experienced|suspected|False"], Concerns(store, "load_to = 2147483647"));
    }

    [Theory]
    [InlineData(LoadKind.Changes)]
    [InlineData(LoadKind.Snapshot)]
    public void DecideReview_AnyOrderOfDeliveries_EndsInTheSameState(LoadKind kind)
    {
        // The event says something else in the first.
        (int Month, TestEvent[] Events)[] deliveries =
        [
            (1, [Asked with { Content = 7 }]),
            (2, [Asked, new TestEvent("b")]),
            (3, [Asked, new TestEvent("c")]),
        ];
        var ends = new HashSet<string>();
        foreach (int[] order in Permutations([0, 1, 2]))
        {
            using var folder = new TestFolder();
            using BridgeStore store = folder.Open();
            foreach (int number in order)
            {
                Merge(store, deliveries[number].Month, kind, deliveries[number].Events);
                if (number > 0 && store.Reviews() is [{ IsOpen: true } open])
                {
                    store.DecideReview(open.ReviewId, "accept", null, null, "officer", "looked up", CancellationToken.None);
                }
            }

            Assert.False(Assert.Single(store.Reviews()).IsOpen);
            ends.Add(store.CurrentContentHash());
        }

        Assert.Single(ends);
    }

    [Theory]
    [InlineData("accept", null, "experienced|suspected|False")]
    [InlineData("change", "displayed", "displayed|suspected|False")]
    [InlineData("reject", null, "")]
    public void Withdraw_WhatBringsAnEventBack_KnowsWhatWasDecidedMeanwhile(string verdict, string? role, string expected)
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        Merge(store, 1, Asked);
        Merge(store, 2, Asked with { Content = 7, UnderReview = false });
        Merge(store, 3, Asked);
        int by = store.DecideReview(Assert.Single(store.Reviews()).ReviewId, verdict, role, null, "officer", "looked up", CancellationToken.None).LoadId;

        // The third says it and the decision was on it: both go. The second stands, then the first, which had asked the same.
        store.Withdraw(3, "sent by mistake", CancellationToken.None);
        Assert.Equal((LoadStatus.Withdrawn, 0), (store.Load(by).Status, store.Reviews().Count));
        store.Withdraw(2, "sent by mistake", CancellationToken.None);

        Assert.Equal([(false, verdict, "officer")], store.Reviews().Select(review => (review.IsOpen, review.Decision!, review.DecidedBy!)));
        Assert.Equal(expected.Length == 0 ? [] : [expected], Concerns(store, "load_to = 2147483647"));
        Assert.Equal(["experienced|suspected|True"], Concerns(store, "load_to = 2"));
    }

    [Theory]
    [InlineData(LoadKind.Changes)]
    [InlineData(LoadKind.Snapshot)]
    public void Withdraw_DeliveryOfADecidedEvent_LeavesNothingOfIt_AndTakenInAgainItIsDecided(LoadKind kind)
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        Merge(store, 1, kind, [new TestEvent("b")]);
        string before = store.CurrentContentHash();
        Merge(store, 2, kind, [Asked, new TestEvent("b"), new TestEvent("c")]);
        store.DecideReview(Assert.Single(store.Reviews()).ReviewId, "accept", null, null, "officer", "looked up", CancellationToken.None);
        string decided = store.CurrentContentHash();

        store.Withdraw(2, "sent by mistake", CancellationToken.None);
        Assert.Equal(before, store.CurrentContentHash());

        Merge(store, 2, kind, [Asked, new TestEvent("b"), new TestEvent("c")], readmit: true);
        Assert.Equal(["experienced|suspected|False"], Concerns(store, "load_to = 2147483647"));
        Assert.Equal("accept", Assert.Single(store.Reviews()).Decision);
        Assert.Equal(3, store.CurrentRows()["event"]);
        Assert.NotEqual(before, decided);
    }

    [Fact]
    public void Withdraw_TheDecisionItself_OpensTheQuestionAgainForGood()
    {
        using var folder = new TestFolder();
        using BridgeStore store = folder.Open();
        Merge(store, 1, Asked);
        int by = store.DecideReview(Assert.Single(store.Reviews()).ReviewId, "reject", null, null, "officer", "looked up", CancellationToken.None).LoadId;

        store.Withdraw(by, "the wrong record", CancellationToken.None);
        Assert.True(Assert.Single(store.Reviews()).IsOpen);
        Assert.Equal(["experienced|suspected|True"], Concerns(store, "load_to = 2147483647"));

        Merge(store, 2, Asked with { Content = 7 });
        Merge(store, 3, Asked);
        Assert.True(Assert.Single(store.Reviews()).IsOpen);
    }

    private static void Merge(BridgeStore store, int month, params TestEvent[] events) => Merge(store, month, LoadKind.Changes, events);

    private static void Merge(BridgeStore store, int month, LoadKind kind, TestEvent[] events, bool readmit = false)
    {
        var delivery = new TestDelivery { AsOf = new DateOnly(2026, month, 28), Kind = kind, Events = events };
        using DuckDbSession session = delivery.Stage(store);
        session.Execute("UPDATE mapped.main.concern SET role = 'experienced'");
        store.Merge(session, delivery.Header with { Readmit = readmit }, [], CancellationToken.None);
    }

    private static IReadOnlyList<string> Concerns(BridgeStore store, string where) =>
        TestFolder.Rows(store, $"SELECT role, status, under_review FROM csae.concern WHERE event_id = '{TestDelivery.Id("event", "a")}' AND {where} ORDER BY load_from");

    private static IEnumerable<int[]> Permutations(int[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany((item, index) => Permutations([.. items[..index], .. items[(index + 1)..]]).Select(rest => (int[])[item, .. rest]));
}
