namespace CsaeDataBridge.Sharing;

/// <summary>One row about one person, before and after it is made coarser.</summary>
/// <param name="Person">Who, as the release names them: the pseudonym, or a name that does not leave.</param>
/// <param name="Order">By what rows are put in an order that says nothing.</param>
/// <param name="Values">By column.</param>
internal sealed record PersonRow(string Person, string Order, IReadOnlyList<string> Values);
