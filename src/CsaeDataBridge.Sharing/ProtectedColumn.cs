namespace CsaeDataBridge.Sharing;

/// <summary>A column of a protected table.</summary>
/// <param name="Name">Machine name, for example <c>children</c> or <c>rate</c>.</param>
/// <param name="Title">The heading people read.</param>
/// <param name="Unit">count, rate_per_10000, percent or days.</param>
public sealed record ProtectedColumn(string Name, string Title, string Unit);
