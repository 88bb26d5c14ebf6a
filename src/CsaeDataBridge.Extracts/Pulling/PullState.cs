namespace CsaeDataBridge.Extracts;

/// <summary>What became, or would become, of a file at the other end.</summary>
public enum PullState
{
    /// <summary>It was not fetched before, and would be.</summary>
    New,

    /// <summary>It was fetched now and lies whole in the inbox.</summary>
    Fetched,

    /// <summary>It was fetched before.</summary>
    Known,

    /// <summary>It cannot be fetched.</summary>
    Failed,
}
