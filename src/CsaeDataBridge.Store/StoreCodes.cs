namespace CsaeDataBridge.Store;

/// <summary>Issue codes of the store; permanent. Those of the database itself are in the project DuckDb.</summary>
public static class StoreCodes
{
    /// <summary>The schema's own definition is wrong.</summary>
    public const string Schema = "STO420";

    /// <summary>The file is a database, but no store of this program.</summary>
    public const string NotAStore = "STO421";

    /// <summary>The store or vault has another version of the schema.</summary>
    public const string Version = "STO422";

    /// <summary>The store is for made-up data and the configuration is not, or the other way round.</summary>
    public const string Synthetic = "STO423";

    /// <summary>There is a store, but its key file is missing.</summary>
    public const string KeyMissing = "STO424";

    /// <summary>The key file is not the one that the store was made with.</summary>
    public const string KeyWrong = "STO425";

    /// <summary>The key file does not hold a key.</summary>
    public const string KeyMalformed = "STO426";

    /// <summary>Other users may read the vault's folder or the key file.</summary>
    public const string OpenToOthers = "STO427";

    /// <summary>There is a store with loads, but its vault is missing.</summary>
    public const string VaultMissing = "STO428";

    /// <summary>The vault belongs to another store.</summary>
    public const string VaultOfAnother = "STO429";

    /// <summary>There is a vault with identifiers, but its store is missing.</summary>
    public const string VaultWithoutStore = "STO430";

    /// <summary>Rows read are not the sum of their fates.</summary>
    public const string RowsDoNotAdd = "STO440";

    /// <summary>A delivery has two rows for one event or person.</summary>
    public const string KeyTwice = "STO441";

    /// <summary>The mapped rows lack a table or column that the schema requires.</summary>
    public const string ColumnMissing = "STO443";

    /// <summary>A row names a rule that the load does not list.</summary>
    public const string RuleMissing = "STO444";

    /// <summary>Reference data has a code that the schema does not have, or a key twice.</summary>
    public const string ReferenceData = "STO445";

    /// <summary>A quarantined row cannot be decrypted.</summary>
    public const string QuarantineUnreadable = "STO450";
}
