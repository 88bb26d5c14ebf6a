using CsaeDataBridge.DuckDb;

namespace CsaeDataBridge.Sharing;

/// <summary>The feeds whose rows a question about the store may see.</summary>
internal static class PermittedFeeds
{
    /// <summary>Makes the table <c>permitted_feed</c> of the feeds that came in under some flows.</summary>
    /// <param name="content">A session on the store, with schema <c>csae</c> in its search path.</param>
    /// <param name="flows">Each as <c>agreement/flow</c>, as the ledger names them.</param>
    public static void Set(DuckDbSession content, IEnumerable<string> flows)
    {
        content.Execute("CREATE OR REPLACE TEMP TABLE permitted_feed (feed VARCHAR)");
        foreach (string flow in flows)
        {
            content.Execute("INSERT INTO permitted_feed SELECT DISTINCT feed FROM csae.load WHERE status = 'loaded' AND agreement = $1", flow);
        }
    }
}
