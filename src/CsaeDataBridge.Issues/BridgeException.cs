namespace CsaeDataBridge.Issues;

/// <summary>A definition, file, policy or store that stops the work, as coded issues; bad rows are data, not exceptions.</summary>
/// <remarks>The message is the issues' text and nothing else, so that no library's message, which may repeat a cell, travels with it.</remarks>
public sealed class BridgeException : Exception
{
    public BridgeException(Issue issue)
        : this([issue])
    {
    }

    public BridgeException(IReadOnlyList<Issue> issues)
        : base(string.Join("\n\n", issues))
    {
        ArgumentOutOfRangeException.ThrowIfZero(issues.Count);
        Issues = issues;
    }

    public IReadOnlyList<Issue> Issues { get; }

    /// <summary>The exit code of the first issue.</summary>
    public int ExitCode => CsaeDataBridge.Issues.ExitCode.For(Issues[0].Code);

}
