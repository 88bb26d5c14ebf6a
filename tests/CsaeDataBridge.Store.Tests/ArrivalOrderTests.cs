using CsaeDataBridge.Linkage;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Store.Tests;

/// <summary>Whatever the order in which deliveries come, are withdrawn and taken in again, the end is what the newest that stay say.</summary>
public sealed class ArrivalOrderTests
{
    private const int FullCount = 1_000;

    // All orders of the last steps of a random order begin alike: what they begin with is done once.
    private const int LastSteps = 4;

    [Fact]
    public void Merge_AnyOrderOfRandomDeliveries_EndsInWhatTheNewestSay()
    {
        int wanted = Endurance.Count(FullCount);
        int tried = 0;
        var failures = new List<string>();
        for (int seed = 0; tried < wanted; seed++)
        {
            tried += TryOrders(seed, wanted - tried, failures);
        }

        Assert.Equal("", Endurance.Record("orders of random deliveries, withdrawals and readmissions, each end compared by hash and with what the newest say", tried, failures));
    }

    private static int TryOrders(int seed, int most, List<string> failures)
    {
        var random = new Random(seed);
        IReadOnlyList<TestDelivery> deliveries = RandomFeeds.Make(seed);
        Step[][] plans = [.. deliveries.Select((_, index) => Plan(random, index))];
        TestDelivery[] staying = [.. plans.Where(plan => plan[^1].Kind != StepKind.Withdraw).Select(plan => deliveries[plan[0].Delivery])];
        IReadOnlyList<string> expected = [.. ExpectedRows.Of(staying), .. ExpectedRows.Groups(staying)];
        using var repeated = new RepeatedStore(deliveries);
        var path = new List<State> { new(repeated.Files(), new Dictionary<int, int>()) };
        Step[] before = [];
        string? hash = null;
        int tried = 0;
        foreach (Step[] steps in Orders(Interleave(random, plans)).Take(most))
        {
            int common = before.Zip(steps).TakeWhile(pair => pair.First == pair.Second).Count();
            path.RemoveRange(common + 1, path.Count - common - 1);
            using BridgeStore store = repeated.At(path[common].Files);
            foreach (Step step in steps.Skip(common))
            {
                Dictionary<int, int> loads = Do(repeated, store, step, path[^1].Loads);
                path.Add(new State(repeated.Files(), loads));
            }

            ExactLinkage.Run(store, CancellationToken.None);
            IReadOnlyList<string> found = ExpectedRows.In(store);
            string end = store.CurrentContentHash();
            hash ??= end;
            if (end != hash || !expected.SequenceEqual(found))
            {
                failures.Add($"seed {seed}, {string.Join(' ', steps.Select(step => $"{step.Kind}{step.Delivery}"))}: missing {string.Join(", ", expected.Except(found))}; unexpected {string.Join(", ", found.Except(expected))}; {(end == hash ? "the same hash" : "another hash")} as the first order");
            }

            before = steps;
            tried++;
        }

        return tried;
    }

    private static Dictionary<int, int> Do(RepeatedStore repeated, BridgeStore store, Step step, IReadOnlyDictionary<int, int> loads)
    {
        var after = new Dictionary<int, int>(loads);
        if (step.Kind == StepKind.Withdraw)
        {
            store.Withdraw(loads[step.Delivery], "sent by mistake", CancellationToken.None);
        }
        else
        {
            after[step.Delivery] = repeated.Merge(store, step.Delivery, step.Kind == StepKind.Readmit).LoadId;
        }

        return after;
    }

    // A delivery comes; some come twice, some are withdrawn, some of those are taken in again.
    private static Step[] Plan(Random random, int delivery)
    {
        StepKind[] kinds = random.Next(6) switch
        {
            0 => [StepKind.Load, StepKind.Repeat],
            1 => [StepKind.Load, StepKind.Withdraw],
            2 => [StepKind.Load, StepKind.Withdraw, StepKind.Readmit],
            _ => [StepKind.Load],
        };
        return [.. kinds.Select(kind => new Step(kind, delivery))];
    }

    private static Step[] Interleave(Random random, IReadOnlyList<Step[]> plans)
    {
        int[] turns = [.. plans.SelectMany((plan, index) => Enumerable.Repeat(index, plan.Length))];
        random.Shuffle(turns);
        int[] done = new int[plans.Count];
        return [.. turns.Select(plan => plans[plan][done[plan]++])];
    }

    // Every order of the last steps in which each delivery's own come as they must: loaded, withdrawn, taken in again.
    private static IEnumerable<Step[]> Orders(Step[] one) => Tails([.. one.TakeLast(LastSteps)]).Select(tail => (Step[])[.. one.SkipLast(LastSteps), .. tail]);

    private static IEnumerable<Step[]> Tails(Step[] steps) => steps.Length == 0
        ? [[]]
        : steps
            .Where(step => !steps.Any(other => other.Delivery == step.Delivery && other.Kind < step.Kind))
            .SelectMany(step => Tails([.. steps.Where(other => other != step)]).Select(tail => (Step[])[step, .. tail]));

    // In the order in which the steps of one delivery come.
    private enum StepKind
    {
        Load,
        Repeat,
        Withdraw,
        Readmit,
    }

    private readonly record struct Step(StepKind Kind, int Delivery);

    private sealed record State(IReadOnlyDictionary<string, byte[]> Files, IReadOnlyDictionary<int, int> Loads);
}
