using System.Globalization;

namespace CsaeDataBridge.Store.Tests;

/// <summary>The program of the kill tests: does all that a run does to a store, and dies where the environment says.</summary>
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

    public static int Main(string[] arguments)
    {
        var folder = new TestFolder(arguments[0]);
        folder.Clock.Now = DateTimeOffset.Parse(arguments[1], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        Run(folder);
        return 0;
    }

    public static void Run(TestFolder folder)
    {
        using BridgeStore store = folder.Open();
        store.WriteReferenceData(new ReferenceData { Areas = [new AreaRow("E06000991", "Eastmoor", "council")] });
        foreach (TestDelivery delivery in Deliveries)
        {
            delivery.MergeInto(store);
        }

        Linkage.ExactLinkage.Run(store, CancellationToken.None);
    }
}
