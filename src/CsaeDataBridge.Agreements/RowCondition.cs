using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>A condition on one field that a row must meet to come in; an unknown or missing value does not meet it.</summary>
/// <param name="Field">The mapping's <c>read:</c> name.</param>
/// <param name="Operator">The comparison.</param>
/// <param name="Values">One value, or the members for in and not_in; codesets are already resolved.</param>
/// <param name="Clause">The clause that excludes the row, for the ledger.</param>
/// <param name="Place">Where the condition stands.</param>
public sealed record RowCondition(string Field, RowOperator Operator, IReadOnlyList<string> Values, string Clause, Place Place);
