namespace CsaeDataBridge.Tests;

/// <summary>A made-up bundle of agreements with one request, as texts and words, which both evaluators are given.</summary>
internal sealed class DecisionCase
{
    public Dictionary<string, string> Files { get; init; } = new(StringComparer.Ordinal);

    public Dictionary<string, string[]> Signed { get; init; } = new(StringComparer.Ordinal);

    public Dictionary<string, (string What, DateTime At)[]> Events { get; init; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Request { get; set; } = [];

    public DateTime AsOf { get; set; }

    /// <summary>Changes the text of an agreement; false when it has no such text.</summary>
    public bool Change(string agreement, string old, string made)
    {
        if (!Files.TryGetValue(agreement, out string? text) || !text.Contains(old, StringComparison.Ordinal))
        {
            return false;
        }

        Files[agreement] = text.Replace(old, made, StringComparison.Ordinal);
        return true;
    }
}
