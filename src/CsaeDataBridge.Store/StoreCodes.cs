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

    /// <summary>The ledger has no load of that number.</summary>
    public const string NoSuchLoad = "STO431";

    /// <summary>A load cannot be withdrawn: it is not in the store, or not in it any more.</summary>
    public const string NotWithdrawable = "STO432";

    /// <summary>A delivery was withdrawn, and nobody said to take it in again.</summary>
    public const string Withdrawn = "STO433";

    /// <summary>Two loads cannot be compared.</summary>
    public const string NotComparable = "STO434";

    /// <summary>Nothing had been recorded at an instant.</summary>
    public const string NothingKnown = "STO435";

    /// <summary>No stored row has that id.</summary>
    public const string NoSuchRow = "STO436";

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

    /// <summary>No held row stands at a load and line, or it waits no longer.</summary>
    public const string NotHeld = "STO451";

    /// <summary>A held row cannot be decided like this.</summary>
    public const string CannotDecide = "STO453";

    /// <summary>No decision of that number stands.</summary>
    public const string NoDecision = "STO454";

    /// <summary>No review of that id is open.</summary>
    public const string NoReview = "STO455";

    /// <summary>A check of the schema says something of a delivery.</summary>
    public const string CheckFinding = "STO460";

    /// <summary>No load of that number is paused.</summary>
    public const string NotPaused = "STO462";

    /// <summary>The store lacks loads that were committed: a log was cut off, or the file is an older copy.</summary>
    public const string LoadsMissing = "STO470";

    /// <summary>What remembers the last load beside the store is damaged.</summary>
    public const string MarkDamaged = "STO471";

    /// <summary>A migration or compaction would not keep every row; the file was left as it was.</summary>
    public const string RewriteDiffers = "STO472";

    /// <summary>A file of a backup is not what was written.</summary>
    public const string BackupDamaged = "STO473";

    /// <summary>The folder holds no backup.</summary>
    public const string NoBackup = "STO474";

    /// <summary>A restore would replace a store that is there.</summary>
    public const string RestoreWouldReplace = "STO475";

    /// <summary>Something that the program relies on does not hold in a store or backup.</summary>
    public const string CheckFailed = "STO476";
}
