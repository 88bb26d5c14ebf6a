using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Analysts;

/// <summary>A release that is there to be read: a report that a run wrote, or a package.</summary>
/// <param name="Name">As analysts name it: a report's folder, for example <c>R-NSP-A-2025-26</c>, or a package's id.</param>
/// <param name="Release">The release of the agreement that it is.</param>
/// <param name="Folder">Where its files are.</param>
/// <param name="Package">The package; null for a report.</param>
internal sealed record QueriedRelease(string Name, string Release, string Folder, PackageFolder? Package)
{
    // Parquet before CSV, in which cells that a spreadsheet would run have ' before them.
    private static readonly string[] Files = [PackageChecks.Figures, PackageChecks.RowsParquet, PackageChecks.RowsCsv];

    /// <summary>The release of a name.</summary>
    /// <exception cref="BridgeException">SHR793: there is none.</exception>
    public static QueriedRelease Find(BridgeConfiguration configuration, AgreementBundle agreements, string name)
    {
        QueriedRelease[] known = [.. Reports(configuration, agreements), .. new PackageRegister(configuration.PackagesFolder).All().Select(package => new QueriedRelease(package.Id, package.Manifest.Release, package.FilesFolder, package))];
        return known.FirstOrDefault(release => release.Name == name) ?? throw new BridgeException(Issue.Error(
            SharingCodes.NothingToQuery,
            new Place(Field: "--release"),
            "no release of this name",
            known.Length == 0 ? "a release: a run writes reports, and bridge release prepare makes packages" : $"one of {string.Join(", ", known.Select(release => release.Name))}",
            "correct the name; the store itself is never queried"));
    }

    /// <summary>The file that queries run over, once it is known to be what may be read.</summary>
    /// <param name="desk">Says whether a package may go out.</param>
    /// <param name="decision">The agreement's decision, taken now.</param>
    /// <exception cref="BridgeException">Every reason for which a package may not go out, SHR771 a file that was changed, SHR784 a check that finds something, SHR793 a release in formats that cannot be queried.</exception>
    public ReleasedFile File(PackageDesk desk, ReleaseDecision decision)
    {
        if (Package is not null)
        {
            MayGoOut(desk, Package);
        }

        string? path = Files.Select(file => Path.Combine(Folder, file)).FirstOrDefault(System.IO.File.Exists);
        if (path is null)
        {
            throw new BridgeException(Issue.Error(SharingCodes.NothingToQuery, new Place(Name), "a release without a file that can be queried", "DuckDB, Parquet or CSV among its files", "agree one of these formats, or open its files with what they are for"));
        }

        if (PackageChecks.Run(decision, Folder, Package?.KeptFolder ?? Folder).FirstOrDefault(check => !check.Passed) is { } failed)
        {
            throw new BridgeException(Issue.Error(SharingCodes.CheckFailed, new Place(Name), $"files in which the check {failed.Name} finds something", "files that hold what the clause lets out today, and no more", "make the release anew"));
        }

        return new ReleasedFile(path, Path.GetExtension(path) == ".duckdb" ? new Dictionary<string, string>() : decision.Terms!.Fields.ToDictionary(field => field, field => Meaning(decision.Agreement!, decision.Terms, field)));
    }

    private static IEnumerable<QueriedRelease> Reports(BridgeConfiguration configuration, AgreementBundle agreements)
    {
        string folder = Path.Combine(configuration.OutFolder, "releases");
        string[] reports = Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
        foreach (string path in reports.Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(path);
            ReleaseTerms? terms = agreements.Agreements.SelectMany(agreement => agreement.Releases).FirstOrDefault(known => name.StartsWith($"{known.Id}-", StringComparison.Ordinal) && ReportEntry.TryOf(known.Id, name[(known.Id.Length + 1)..]) is not null);
            if (terms is not null)
            {
                yield return new QueriedRelease(name, terms.Id, path, null);
            }
        }
    }

    // What was sent is a release; of what was not, everybody must have said what sending asks for.
    private static void MayGoOut(PackageDesk desk, PackageFolder package)
    {
        if (package.Recall is not null)
        {
            throw new BridgeException(Issue.Error(SharingCodes.Recalled, new Place(package.Id), "a package that was recalled", "one that was not", "bridge release show says when and why"));
        }

        desk.Verify(package);
        if (package.Receipt is null && SendRules.Refusals(desk.CaseOf(package)) is { Count: > 0 } refusals)
        {
            throw new BridgeException(refusals);
        }
    }

    private static string Meaning(Agreement agreement, ReleaseTerms terms, string field) =>
        agreement.DerivedFields.FirstOrDefault(derived => derived.Name == field) is { } made
            ? $"{made.Rule} of {string.Join(", ", made.From.Select(from => $"{from.Flow}.{from.Field}"))} (clause {made.Clause})"
            : $"as it came in (clause {string.Join(", ", agreement.Flows.Where(flow => terms.FromFlows.Contains(flow.Id)).SelectMany(flow => flow.Fields).Where(known => known.Name == field).Select(known => known.Clause))})";
}
