using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>What a check of a store or backup found.</summary>
/// <param name="Path">The store's file, or the backup's folder.</param>
/// <param name="Tables">Every table of store and vault with its rows and hash.</param>
/// <param name="Findings">The checks, in their order.</param>
/// <param name="QuarantineOpened">Held rows that the key opened, and those that are kept with them; null when no key was given.</param>
public sealed record StoreCheck(string Path, IReadOnlyList<TableSum> Tables, IReadOnlyList<StoreFinding> Findings, long? QuarantineOpened)
{
    /// <summary>True when every check holds.</summary>
    public bool IsSound => Findings.All(finding => finding.Wrong == 0);

    /// <summary>One issue for each check that does not hold.</summary>
    public IReadOnlyList<Issue> Issues =>
    [
        .. Findings.Where(finding => finding.Wrong > 0).Select(finding => Issue.Error(
            StoreCodes.CheckFailed,
            new Place(Path, Field: finding.Table),
            $"{finding.Wrong} of {finding.Rows} rows for which this does not hold: {finding.Check}",
            "no such row",
            "do not load into this store; run bridge store recover, and report it")),
    ];
}
