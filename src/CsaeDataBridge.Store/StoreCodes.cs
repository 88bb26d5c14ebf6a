namespace CsaeDataBridge.Store;

/// <summary>Issue codes of the store; permanent. Those of the database itself are in the project DuckDb.</summary>
public static class StoreCodes
{
    /// <summary>The schema's own definition is wrong.</summary>
    public const string Schema = "STO420";
}
