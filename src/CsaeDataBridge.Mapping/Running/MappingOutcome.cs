using CsaeDataBridge.Issues;

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
/// <param name="Pauses">Reasons to pause the load for a person; empty when there is none.</param>
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
    IReadOnlyList<Issue> Pauses);
