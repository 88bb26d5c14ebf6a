using System.Globalization;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>All packages of a deployment, whatever became of them: a number that was given is never given again.</summary>
/// <param name="folder">Where they are; none has to be there.</param>
public sealed class PackageRegister(string folder)
{
    private const string Unfinished = ".preparing";

    /// <summary>The packages by id.</summary>
    /// <exception cref="BridgeException">SHR770: one was changed.</exception>
    public IReadOnlyList<PackageFolder> All() =>
        [.. Directories().Select(path => new PackageFolder(path)).OrderBy(package => package.Manifest.Release, StringComparer.Ordinal).ThenBy(package => package.Manifest.Period, StringComparer.Ordinal).ThenBy(package => package.Manifest.PreparedAt).ThenBy(package => package.Id.Length).ThenBy(package => package.Id, StringComparer.Ordinal)];

    /// <summary>The package of an id.</summary>
    /// <exception cref="BridgeException">SHR786: there is none.</exception>
    public PackageFolder Find(string id) => Directories().FirstOrDefault(path => Path.GetFileName(path) == id) is { } path
        ? new PackageFolder(path)
        : throw new BridgeException(Issue.Error(SharingCodes.NoPackage, new Place(Field: id), "no package of this id", "an id that bridge release list shows", "correct the id, or prepare it"));

    /// <summary>The packages of a release that were sent, in the order in which they went.</summary>
    public IReadOnlyList<PackageFolder> Sent(string release) =>
        [.. All().Where(package => package.Manifest.Release == release && package.Receipt is not null).OrderBy(package => package.Receipt!.Audit.Sequence)];

    /// <summary>The latest instant that packages hold; the beginning of time for none.</summary>
    public DateTimeOffset LastKnown() => All()
        .SelectMany(package => package.Statements().Select(statement => statement.At).Append(package.Manifest.PreparedAt).Append(package.Receipt?.SentAt ?? default).Append(package.Recall?.At ?? default))
        .DefaultIfEmpty()
        .Max();

    /// <summary>The id of the next package of a release and period.</summary>
    public string NextId(string release, string period)
    {
        string prefix = $"{release}-{period}-";
        IEnumerable<int> numbers = Directories().Select(path => Path.GetFileName(path)).Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).Select(id => int.Parse(id[prefix.Length..], CultureInfo.InvariantCulture));
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{numbers.DefaultIfEmpty().Max() + 1}");
    }

    /// <summary>Makes a package: its files are written beside, and it is there whole or not at all.</summary>
    /// <param name="id">From <see cref="NextId"/>.</param>
    /// <param name="write">Writes the files that travel and those that stay, into two folders.</param>
    /// <param name="manifest">Makes the manifest of what is frozen: what travels, and what stays.</param>
    /// <param name="sign">Signs it.</param>
    public PackageFolder Make(string id, Action<string, string> write, Func<IReadOnlyList<FrozenFile>, IReadOnlyList<FrozenFile>, ReleaseManifest> manifest, Func<ReleaseManifest, PackageStatement> sign)
    {
        string beside = Path.Combine(folder, Unfinished);
        FileGuard.Run(beside, () =>
        {
            if (Directory.Exists(beside))
            {
                Directory.Delete(beside, recursive: true);
            }
        });
        DurableFile.MakeFolder(folder);
        DurableFile.MakeFolder(beside);
        string files = Path.Combine(beside, "files");
        string kept = Path.Combine(beside, "kept");
        DurableFile.MakeFolder(files);
        DurableFile.MakeFolder(kept);
        write(files, kept);
        KillPoint.Reach("package/written");
        foreach (string file in Directory.GetFiles(beside, "*", SearchOption.AllDirectories))
        {
            DurableFile.Flush(file);
        }

        ReleaseManifest made = manifest(PackageFolder.Freeze(files), PackageFolder.Freeze(kept));
        PackageFolder.Begin(beside, made, sign(made));
        KillPoint.Reach("package/signed");
        string path = Path.Combine(folder, id);
        DurableFile.Move(beside, path);
        KillPoint.Reach("package/named");
        return new PackageFolder(path);
    }

    private IEnumerable<string> Directories() =>
        Directory.Exists(folder) ? Directory.GetDirectories(folder).Where(path => Path.GetFileName(path) != Unfinished).Order(StringComparer.Ordinal) : [];
}
