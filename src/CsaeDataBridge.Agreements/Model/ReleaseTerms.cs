using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>One release that may go out: to whom, for what, at which level, and made from which flows.</summary>
/// <param name="FromFlows">Flows of this agreement by their id, those of others as agreement/flow.</param>
/// <param name="Products">Measure ids that an aggregate release may hold, product lists already resolved.</param>
/// <param name="Fields">Fields of flows and derived fields that a release of rows may hold.</param>
/// <param name="Trigger">schedule or named_patient_request.</param>
public sealed record ReleaseTerms(
    string Id,
    string Clause,
    string To,
    IReadOnlyList<string> FromFlows,
    IReadOnlyList<string> Purposes,
    SharingLevel Level,
    IReadOnlyList<string> Products,
    IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Dimensions,
    IReadOnlyList<IReadOnlyList<string>> ForbidCross,
    DisclosureProfile? Disclosure,
    IReadOnlyList<string> Fields,
    IReadOnlyList<RowCondition> Rows,
    PseudonymRule? Pseudonym,
    MicrodataRule? Microdata,
    IReadOnlyList<string> Formats,
    string? Every,
    int? MaxPerYear,
    ApprovalRule Approvals,
    IReadOnlyList<string> EncryptTo,
    string? Channel,
    OnwardRule? Onward,
    RecipientRetention? RecipientRetention,
    SecurityLabels? Labels,
    string Trigger,
    Place Place)
{
    /// <summary>Number of approving people; zero prints "not approved for publication".</summary>
    public int ApprovalsNeeded => Approvals.Count;
}
