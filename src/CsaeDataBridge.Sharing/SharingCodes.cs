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
}
