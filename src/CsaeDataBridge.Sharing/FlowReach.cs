using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>How much of a store came in by some flows, safe to show: small counts are hidden and the others rounded.</summary>
/// <param name="Rows">Rows of deliveries that current records come from.</param>
/// <param name="People">Distinct people of them, linked.</param>
/// <param name="Excluded">Rows that clauses left out of the deliveries that were loaded; a row that was delivered twice counts twice.</param>
public sealed record FlowReach(ProtectedCount Rows, ProtectedCount People, ProtectedCount Excluded)
{
    /// <summary>Counts.</summary>
    /// <param name="flows">Each as <c>agreement/flow</c>.</param>
    public static FlowReach Of(BridgeStore store, IReadOnlyList<string> flows, CancellationToken token)
    {
        using StoreContent content = store.OpenContent();
        using IDisposable cancellation = content.Session.CancelWith(token);
        PermittedFeeds.Set(content.Session, flows);
        return content.Session.Query(
            MeasureDefinition.Embedded("flow_reach.sql")!,
            row => new FlowReach(ProtectedCount.Of(row.GetInt64(0)), ProtectedCount.Of(row.GetInt64(1)), ProtectedCount.Of(row.GetInt64(2))))[0];
    }
}
