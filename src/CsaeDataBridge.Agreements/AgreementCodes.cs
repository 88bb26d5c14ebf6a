namespace CsaeDataBridge.Agreements;

/// <summary>The permanent codes of agreements: AGR60x for faults in the file, AGR610 to AGR617 for refusals, AGR618 and on for keys and signatures.</summary>
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

    /// <summary>A value that cannot be written in one way, so that no hash or signature can stand for it.</summary>
    public const string NotCanonical = "AGR618";

    /// <summary>A sealed key file is damaged, or has another shape.</summary>
    public const string KeyFile = "AGR619";

    /// <summary>The passphrase does not open the key, or is too short for a new one.</summary>
    public const string Passphrase = "AGR620";

    /// <summary>A key file is there already, or cannot be written.</summary>
    public const string KeyNotWritten = "AGR621";

    /// <summary>An age band has children under 13 and over.</summary>
    public const string AgeBand = "AGR622";

    /// <summary>Text that stands for a public key is none.</summary>
    public const string NotAKey = "AGR623";

    /// <summary>A processor has no controller or no contract.</summary>
    public const string NoContract = "AGR624";

    /// <summary>A basis rests on law that was repealed, or is not yet in force.</summary>
    public const string DeadGateway = "AGR625";

    /// <summary>A clause that can never apply: something else in the agreement forbids it.</summary>
    public const string NeverApplies = "AGR626";

    /// <summary>A direct identifier in a release below the level identifiable.</summary>
    public const string IdentifierBelowLevel = "AGR627";

    /// <summary>The days of an agreement are out of order.</summary>
    public const string DaysOutOfOrder = "AGR628";

    /// <summary>A book of signatures is damaged, or cannot be written.</summary>
    public const string SignatureFile = "AGR629";

    /// <summary>The person may not do this under the agreement, or their key is not the pinned one.</summary>
    public const string MayNotSign = "AGR630";

    /// <summary>The rules of deciding refuse it for a reason that has no code of its own.</summary>
    public const string Refused = "AGR631";

    /// <summary>A flow asks for a list of opt-outs or objections, and there is none.</summary>
    public const string NoOptOutList = "AGR632";

    /// <summary>The list of opt-outs or objections that a flow asks for is too old, or of a day to come.</summary>
    public const string StaleOptOutList = "AGR633";

    /// <summary>A decision not to share lacks something, or has what may identify somebody in its words.</summary>
    public const string RefusalFault = "AGR634";

    /// <summary>No decision not to share stands under a number.</summary>
    public const string NoRefusal = "AGR635";

    /// <summary>Something that is on record was taken out of a book of signatures.</summary>
    public const string EventsMissing = "AGR636";

    /// <summary>Something stands in a book of signatures and was not put on record when it was signed.</summary>
    public const string EventNotRecorded = "AGR637";
}
