namespace CsaeDataBridge.Store;

/// <summary>Which held rows of an earlier load a merge lets in, by whom and why.</summary>
/// <param name="LoadId">The load that holds them.</param>
/// <param name="Lines">Their lines, each with how it comes in: replayed or released.</param>
/// <param name="Operator">Who, as the operating system knows them.</param>
/// <param name="Reason">Why, in their words.</param>
public sealed record ReplayOrder(int LoadId, IReadOnlyDictionary<long, QuarantineAction> Lines, string Operator, string Reason);
