namespace CsaeDataBridge.Agreements;

/// <summary>The permanent codes of agreements: AGR60x for faults in the file, AGR61x for refusals.</summary>
public static class AgreementCodes
{
    /// <summary>A key, word or shape of the file is wrong.</summary>
    public const string Malformed = "AGR601";

    /// <summary>Something the file names is not declared in it.</summary>
    public const string DanglingReference = "AGR602";

    /// <summary>A party that a flow or release names has no lawful basis for its purpose.</summary>
    public const string NoLawfulBasis = "AGR603";

    /// <summary>A codeset that the file names has no file beside the agreement.</summary>
    public const string NoCodeset = "AGR604";

    /// <summary>Two agreements, flows or releases have one id.</summary>
    public const string DuplicateId = "AGR605";

    /// <summary>No clause permits what was asked.</summary>
    public const string NoClause = "AGR610";

    /// <summary>The agreement is a draft.</summary>
    public const string NotSigned = "AGR611";

    /// <summary>The agreement is not yet in force.</summary>
    public const string NotYetInForce = "AGR612";

    /// <summary>The agreement has expired.</summary>
    public const string Expired = "AGR613";

    /// <summary>The agreement is suspended or terminated.</summary>
    public const string Suspended = "AGR614";

    /// <summary>The agreement's review is overdue.</summary>
    public const string ReviewOverdue = "AGR615";

    /// <summary>The delivery is older than the clause accepts.</summary>
    public const string TooOld = "AGR616";

    /// <summary>A field is read that the clause does not permit, or that it forbids.</summary>
    public const string FieldNotPermitted = "AGR617";
}
