namespace CsaeDataBridge.Agreements;

/// <summary>The k-anonymity of a release of rows, counted in people.</summary>
/// <param name="KMin">How many people share each combination of <paramref name="Quasi"/>, at least.</param>
/// <param name="LMin">How many values of each of <paramref name="Sensitive"/> a combination has, at least; null asks for none.</param>
/// <param name="Coarsen">What is made coarser, in this order: a field and what it becomes.</param>
/// <param name="RefuseIfSuppressedOver">The share of people left out above which nothing goes out; null sets no limit.</param>
public sealed record MicrodataRule(
    int KMin,
    IReadOnlyList<string> Quasi,
    int? LMin,
    IReadOnlyList<string> Sensitive,
    IReadOnlyList<KeyValuePair<string, string>> Coarsen,
    bool SuppressPerson,
    decimal? RefuseIfSuppressedOver);
