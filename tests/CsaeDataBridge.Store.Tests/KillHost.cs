using System.Globalization;
using CsaeDataBridge.Tests;

namespace CsaeDataBridge.Store.Tests;

/// <summary>The program of the kill tests: does all that can be done to a store, and dies where the environment says.</summary>
internal static class KillHost
{
    public static readonly IReadOnlyList<TestDelivery> Deliveries =
    [
        new()
        {
            Events = [new("a"), new("b", Person: "p2")],
            Persons = [new("p1", Nhs: "9434765919"), new("p2", Nhs: "943 476 5919")],
            Held = [new QuarantinedRow(9, HeldKind.Value, "MAP331", "cse_flag", "a word that the lexicon does not know", new byte[] { 1, 2, 3 })],
        },
        new() { AsOf = new(2026, 2, 28), Events = [new("a", 2), new("c")], Persons = [new("p1", "male", Nhs: "9434765919", Family: "Sample")] },
    ];

    private static readonly StoppedLoad Stopped = new()
    {
        Status = LoadStatus.Paused,
        Reason = "MAP360",
        Feed = "northshire-police/crime",
        File = "late.csv",
        Mapping = "northshire-police/crime",
        StartedAt = new DateTimeOffset(2026, 4, 20, 0, 59, 0, TimeSpan.Zero),
        Checks = [],
    };

    /// <param name="arguments">A folder, an instant, and one of the works of <see cref="StoreWork"/>; or what <see cref="FaultHost"/> is to do.</param>
    public static int Main(string[] arguments)
    {
        if (arguments[0] == FaultyWork.Argument)
        {
            return FaultHost.Run(arguments.AsSpan(1));
        }

        var folder = new TestFolder(arguments[0]);
        folder.Clock.Now = DateTimeOffset.Parse(arguments[1], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        Do(arguments[2], folder);
        return 0;
    }

    public static void Do(string work, TestFolder folder)
    {
        switch (work)
        {
            case StoreWork.Load:
                Run(folder);
                break;
            case StoreWork.Decide:
                Decide(folder);
                break;
            case StoreWork.Migrate:
                BridgeStore.Open(folder.Options with { Migrate = true }).Dispose();
                break;
            case StoreWork.BackUp:
                using (BridgeStore store = folder.Open())
                {
                    store.BackUp(folder.Options.BackupFolder);
                }

                break;
            case StoreWork.Compact:
                using (BridgeStore store = folder.Open())
                {
                    store.Compact();
                }

                break;
            default:
                StoreRestore.Run(folder.Options, Directory.GetDirectories(folder.Options.BackupFolder).Single(), replace: true, dryRun: false, null, CancellationToken.None);
                break;
        }
    }

    /// <summary>A delivery is stopped, a cell is decided, decided anew and left undecided, and a question is answered: each only where it is not done yet, as people do it.</summary>
    /// <param name="each">Told of the store after each step that is whole in itself.</param>
    public static void Decide(TestFolder folder, Action<BridgeStore>? each = null)
    {
        using BridgeStore store = folder.Open();
        store.RecordStopped(Stopped);
        each?.Invoke(store);
        foreach (string means in (string[])["no", "yes"])
        {
            if (!store.Decisions().Any(decision => decision.Means == means))
            {
                store.Decide([new CellDecision(0, Stopped.Feed, "cse_flag", 7, null, means, "officer", "looked up in the record", default)]);
                each?.Invoke(store);
            }
        }

        foreach (CellDecision decision in store.Decisions().Where(decision => decision.Stands))
        {
            store.WithdrawDecision(decision.DecisionId, "officer", "the agency wrote again");
            each?.Invoke(store);
        }

        foreach (ReviewEntry review in store.Reviews().Where(review => review.IsOpen))
        {
            store.DecideReview(review.ReviewId, "accept", null, null, "officer", "looked up in the record", CancellationToken.None);
            each?.Invoke(store);
        }
    }

    /// <param name="each">Told of the store after each step that is whole in itself.</param>
    public static void Run(TestFolder folder, Action<BridgeStore>? each = null)
    {
        using BridgeStore store = folder.Open();
        each?.Invoke(store);
        store.WriteReferenceData(new ReferenceData { Areas = [new AreaRow("E06000991", "Eastmoor", "council")] });
        each?.Invoke(store);
        foreach (TestDelivery delivery in Deliveries.Where(delivery => store.FindWithdrawn(delivery.Feed, delivery.Header.ContentHash) is null))
        {
            delivery.MergeInto(store);
            each?.Invoke(store);
        }

        if (store.Loads() is [{ Status: LoadStatus.Loaded } first, ..])
        {
            store.Withdraw(first.LoadId, "sent by mistake", CancellationToken.None);
            each?.Invoke(store);
        }

        Linkage.ExactLinkage.Run(store, CancellationToken.None);
    }
}
