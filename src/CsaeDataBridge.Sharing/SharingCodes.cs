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
}
