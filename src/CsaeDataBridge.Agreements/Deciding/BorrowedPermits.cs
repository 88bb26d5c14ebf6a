namespace CsaeDataBridge.Agreements;

/// <summary>Which agreements let a recipient have a field or a measure, so that a refusal can say that only another one does.</summary>
internal sealed class BorrowedPermits
{
    private readonly Dictionary<(string Recipient, string Asked), HashSet<string>> permits = [];

    public BorrowedPermits(IEnumerable<Agreement> agreements)
    {
        foreach (Agreement agreement in agreements)
        {
            foreach ((string recipient, string asked) in agreement.Releases.SelectMany(release => release.Fields.Concat(release.Products).Select(asked => (release.To, asked))))
            {
                if (!permits.TryGetValue((recipient, asked), out HashSet<string>? by))
                {
                    permits[(recipient, asked)] = by = new HashSet<string>(StringComparer.Ordinal);
                }

                by.Add(agreement.Id);
            }
        }
    }

    /// <summary>Whether an agreement besides the one relied on lets the recipient have it.</summary>
    public bool OnlyElsewhere(string recipient, string? asked, string agreement) =>
        asked is not null && permits.TryGetValue((recipient, asked), out HashSet<string>? by) && (by.Count > 1 || !by.Contains(agreement));
}
