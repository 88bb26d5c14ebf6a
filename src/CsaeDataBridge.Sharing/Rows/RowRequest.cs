namespace CsaeDataBridge.Sharing;

/// <summary>Which rows are asked for; the agreement says whether and how.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Epoch">For how long a pseudonym stays the same.</param>
/// <param name="Earlier">Kept rows of the packages that were sent of this release under the same pseudonyms, in their order.</param>
public sealed record RowRequest(DateOnly From, DateOnly To, string Epoch, IReadOnlyList<string> Earlier);
