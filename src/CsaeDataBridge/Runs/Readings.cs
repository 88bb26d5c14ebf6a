using CsaeDataBridge.Mapping;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Runs;

/// <summary>The store's decisions on cells in the words of the mapping.</summary>
internal static class Readings
{
    /// <summary>Those of a feed that stand.</summary>
    public static IReadOnlyList<CellReading> Of(BridgeStore store, string feed) =>
        [.. store.Decisions().Where(decision => decision.Feed == feed && decision.Stands).Select(decision => new CellReading(decision.Field, decision.Cell, decision.Row, decision.Means))];
}
