namespace CsaeDataBridge.Sharing;

/// <summary>What a person says of a package with their signature.</summary>
public enum StatementKind
{
    /// <summary>They made it.</summary>
    Prepare,

    /// <summary>It may go out.</summary>
    Approve,

    /// <summary>They take back that it may go out.</summary>
    Revoke,
}
