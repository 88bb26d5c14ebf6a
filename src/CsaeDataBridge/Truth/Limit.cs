namespace CsaeDataBridge.Truth;

/// <summary>Something that the extracts cannot show, or that a rule takes away, and so a cause for a count to differ from the planted one.</summary>
/// <param name="Words">The cause as people read it.</param>
/// <param name="Rule">What makes it so.</param>
/// <param name="Apply">The records as they are seen under it.</param>
internal sealed record Limit(string Words, string Rule, Func<IReadOnlyList<SeenRecord>, DateOnly, IReadOnlyList<SeenRecord>> Apply);
