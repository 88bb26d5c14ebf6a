using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>One release that may go out: to whom, for what, at which level, and made from which flows.</summary>
/// <param name="Products">Measure ids that an aggregate release may hold, product lists already resolved.</param>
/// <param name="ApprovalsNeeded">Number of approving people; zero prints "not approved for publication".</param>
public sealed record ReleaseTerms(
    string Id,
    string Clause,
    string To,
    IReadOnlyList<string> FromFlows,
    IReadOnlyList<string> Purposes,
    SharingLevel Level,
    IReadOnlyList<string> Products,
    DisclosureProfile? Disclosure,
    IReadOnlyList<string> Formats,
    int ApprovalsNeeded,
    Place Place);
