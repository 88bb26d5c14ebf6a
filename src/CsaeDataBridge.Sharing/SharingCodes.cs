namespace CsaeDataBridge.Sharing;

/// <summary>The permanent codes of sharing.</summary>
public static class SharingCodes
{
    /// <summary>A measure's definition is wrong, or a product names a measure that does not exist.</summary>
    public const string Measure = "SHR701";

    /// <summary>The agreement asks for approvals that this release does not have.</summary>
    public const string NotApproved = "SHR702";

    /// <summary>The level of the release is not one that this program makes.</summary>
    public const string Level = "SHR703";

    /// <summary>Truth is compared on synthetic stores only.</summary>
    public const string NotSynthetic = "SHR704";

    /// <summary>The release file cannot be written.</summary>
    public const string Unwritable = "SHR705";

    /// <summary>A table cannot be made safe, and is refused.</summary>
    public const string TableRefused = "SHR711";

    /// <summary>The specification of a table is wrong.</summary>
    public const string Specification = "CFG120";

    /// <summary>A file of counts does not fit its specification.</summary>
    public const string CountFile = "EXT291";

    /// <summary>Published files give something hidden away.</summary>
    public const string Recovered = "SHR712";

    /// <summary>Records of the audit are gone, were changed, or do not follow each other.</summary>
    public const string AuditBroken = "SHR751";

    /// <summary>The audit cannot be written, so nothing is done.</summary>
    public const string AuditUnwritable = "SHR752";

    /// <summary>The audit's key is missing, or is none.</summary>
    public const string AuditKey = "SHR753";

    /// <summary>The pseudonym key is missing, is none, or would be replaced.</summary>
    public const string PseudonymKey = "SHR760";

    /// <summary>A sealed file was changed, is cut, or is for somebody else.</summary>
    public const string SealedFile = "SHR761";

    /// <summary>A manifest was changed, or is none.</summary>
    public const string Manifest = "SHR770";

    /// <summary>The files of a package are not those of its manifest.</summary>
    public const string FilesChanged = "SHR771";

    /// <summary>Fewer people approve than the agreement asks for.</summary>
    public const string TooFewApprovals = "SHR772";

    /// <summary>Whoever prepared a package approves it.</summary>
    public const string ByPreparer = "SHR773";

    /// <summary>An approval is too old.</summary>
    public const string ApprovalExpired = "SHR774";

    /// <summary>An approval is of another manifest.</summary>
    public const string OtherManifest = "SHR775";

    /// <summary>No pinned key verifies who prepared or approves a package.</summary>
    public const string NotSigned = "SHR776";

    /// <summary>Somebody approves without a role that counts.</summary>
    public const string NoRole = "SHR777";

    /// <summary>The clock is behind what was recorded.</summary>
    public const string ClockBack = "SHR778";

    /// <summary>The agreement has another text than the one a package was prepared under.</summary>
    public const string AgreementChanged = "SHR779";

    /// <summary>An approval was taken back.</summary>
    public const string Revoked = "SHR780";

    /// <summary>A package was sent before.</summary>
    public const string AlreadySent = "SHR781";

    /// <summary>A package was recalled.</summary>
    public const string Recalled = "SHR782";

    /// <summary>Another package of the same release was sent since this one was prepared.</summary>
    public const string Overtaken = "SHR783";

    /// <summary>An automatic check found something in a package.</summary>
    public const string CheckFailed = "SHR784";

    /// <summary>The recipient has no pinned key, or another than was approved.</summary>
    public const string RecipientKey = "SHR785";

    /// <summary>There is no package of an id.</summary>
    public const string NoPackage = "SHR786";

    /// <summary>None of the formats that the clause names is made by this program.</summary>
    public const string Format = "SHR787";

    /// <summary>A field of a release of rows is none that the store can be read for.</summary>
    public const string RowField = "SHR788";

    /// <summary>Rows cannot be made coarse enough, or too many people would be left out.</summary>
    public const string Microdata = "SHR789";

    /// <summary>More packages in a year than the clause allows.</summary>
    public const string EveryYear = "SHR790";

    /// <summary>The sealed file of a package that was being sent is gone or was changed.</summary>
    public const string Outbox = "SHR791";

    /// <summary>Rows without pseudonyms were sent of the same time before, and are others now.</summary>
    public const string Overlap = "SHR792";

    /// <summary>There is no release of a name that can be queried.</summary>
    public const string NothingToQuery = "SHR793";

    /// <summary>A query took longer than it may.</summary>
    public const string QueryTooLong = "SHR794";

    /// <summary>The process that ran a query ended without an answer.</summary>
    public const string QueryLost = "SHR795";

    /// <summary>An approval that was taken back, as the audit has it, and the package no longer says so.</summary>
    public const string RevocationGone = "SHR799";
}
