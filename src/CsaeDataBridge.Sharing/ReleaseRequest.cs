namespace CsaeDataBridge.Sharing;

/// <summary>What is to be released, and for when; the agreement says whether and how.</summary>
/// <param name="Period">As people name it, for example 2025-26.</param>
/// <param name="Areas">Areas to show, code and name, in order; the whole area is added.</param>
/// <param name="Earlier">What was published of the release and period before.</param>
public sealed record ReleaseRequest(
    string Area,
    string Period,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<(string Code, string Name)> Areas,
    bool Synthetic,
    IReadOnlyList<FeedCoverage> Coverage,
    IReadOnlyList<EarlierRelease> Earlier)
{
    /// <summary>The load or change after which the store is read as it was; null for as it is.</summary>
    public int? KnownAt { get; init; }

    /// <summary>Whether it is frozen for people to approve, and says what it says once they have: it cannot leave before.</summary>
    public bool ForApproval { get; init; }
}
