using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Mapping;

/// <summary>What a delivery came to: Read = Mapped + Duplicate + Excluded + Held.</summary>
/// <param name="Read">Rows of the source.</param>
/// <param name="Mapped">Rows that became events, with or without a review.</param>
/// <param name="Duplicate">Rows identical to an earlier one.</param>
/// <param name="Excluded">Rows that a clause keeps out.</param>
/// <param name="Held">Rows in quarantine, those of the reader included.</param>
/// <param name="Reviews">Questions for a person.</param>
/// <param name="ExcludedByClause">Rows that each clause keeps out.</param>
/// <param name="HeldRows">Every held row, in order of line.</param>
/// <param name="Coverage">What could not be read, by field.</param>
/// <param name="RuleHits">Rows in which each rule matched; a rule that never fired has 0.</param>
/// <param name="Filled">Staged rows in which each field is not blank.</param>
/// <param name="Checks">What the mapping's own checks came to.</param>
public sealed record MappingOutcome(
    long Read,
    long Mapped,
    long Duplicate,
    long Excluded,
    long Held,
    long Reviews,
    IReadOnlyDictionary<string, long> ExcludedByClause,
    IReadOnlyList<HeldRow> HeldRows,
    IReadOnlyList<FieldCoverage> Coverage,
    IReadOnlyDictionary<string, long> RuleHits,
    IReadOnlyDictionary<string, long> Filled,
    IReadOnlyList<LoadFinding> Checks)
{
    /// <summary>Reasons to pause the load for a person; empty when there is none.</summary>
    public IReadOnlyList<Issue> Pauses => [.. Checks.Where(check => check.Result.Outcome == CheckOutcome.Pause).Select(check => check.Issue!)];
}
