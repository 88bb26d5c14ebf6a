using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>A condition on one field that a row must meet; an unknown or missing value meets only less-than-or-unknown.</summary>
/// <param name="Field">The mapping's <c>read:</c> name, or a name that a field derives.</param>
/// <param name="Operator">The comparison.</param>
/// <param name="Values">One value, two for between, the members for in and not_in, none for is_present; codesets are already resolved.</param>
/// <param name="Clause">The clause that excludes the row, for the ledger.</param>
/// <param name="Place">Where the condition stands.</param>
public sealed record RowCondition(string Field, RowOperator Operator, IReadOnlyList<string> Values, string Clause, Place Place);
