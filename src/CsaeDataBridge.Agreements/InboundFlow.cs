using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>One flow that may come in: from whom, for what, which fields and which rows.</summary>
/// <param name="RejectOlderThanDays">A delivery whose business date is further back than this is refused; null accepts any age.</param>
/// <param name="Never">Header patterns with * that beat every permit.</param>
/// <param name="RefuseUnlisted">True refuses a file that holds a field no clause lists; false leaves such fields unread.</param>
public sealed record InboundFlow(
    string Id,
    string Clause,
    string From,
    string To,
    IReadOnlyList<string> Purposes,
    int? RejectOlderThanDays,
    IReadOnlyList<RowCondition> Rows,
    IReadOnlyList<PermittedField> Fields,
    IReadOnlyList<string> Never,
    bool RefuseUnlisted,
    Place Place);
