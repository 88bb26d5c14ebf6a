using System.Globalization;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Sharing;

/// <summary>A package on the sender's disk: the frozen files, what people signed of them, and what became of it. Nothing in it is ever changed; files are added.</summary>
public sealed class PackageFolder
{
    private const string ManifestName = "manifest.json";
    private const string StatementNames = "statements";
    private const string FileNames = "files";
    private const string KeptNames = "kept";
    private const string ReceiptName = "receipt.json";
    private const string RecallName = "recall.json";

    internal PackageFolder(string path)
    {
        Path = path;
        Manifest = ReleaseManifest.Read(FileGuard.Run(path, () => File.ReadAllBytes(In(ManifestName))), Id);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    public string Id => System.IO.Path.GetFileName(Path);

    public ReleaseManifest Manifest { get; }

    /// <summary>What travels.</summary>
    public string FilesFolder => In(FileNames);

    /// <summary>Where the files stand together while they are sealed.</summary>
    internal string Archive => In("sealing.zip");

    /// <summary>What stays here, for later packages to be held against.</summary>
    public string KeptFolder => In(KeptNames);

    /// <summary>That it was sent; null while it was not.</summary>
    /// <exception cref="BridgeException">SHR770: the receipt was changed.</exception>
    public SendReceipt? Receipt => Bytes(ReceiptName) is { } bytes ? SendReceipt.Read(bytes, $"{Id}/{ReceiptName}") : null;

    /// <summary>That it was recalled; null while it was not.</summary>
    /// <exception cref="BridgeException">SHR770: the recall was changed.</exception>
    public PackageRecall? Recall => Bytes(RecallName) is { } bytes ? PackageRecall.Read(bytes, $"{Id}/{RecallName}") : null;

    /// <summary>What people signed, in the order given.</summary>
    /// <exception cref="BridgeException">SHR770: a statement was changed.</exception>
    public IReadOnlyList<PackageStatement> Statements() =>
        [.. StatementFiles().Select(file => PackageStatement.Read(FileGuard.Run(file, () => File.ReadAllBytes(file))) ?? throw Damaged($"{StatementNames}/{System.IO.Path.GetFileName(file)}"))];

    /// <summary>The files that travel, as they are now.</summary>
    public IReadOnlyList<FrozenFile> FilesNow() => Freeze(FilesFolder);

    /// <summary>The files of a folder with their hashes, by name.</summary>
    internal static IReadOnlyList<FrozenFile> Freeze(string folder) => FileGuard.Run(folder, () => (IReadOnlyList<FrozenFile>)
    [
        .. (Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [])
            .Select(file => new FrozenFile(System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'), new FileInfo(file).Length, DurableFile.Sha256(file)))
            .OrderBy(file => file.Name, StringComparer.Ordinal),
    ]);

    /// <summary>Adds what somebody signed.</summary>
    public void Add(PackageStatement statement)
    {
        DurableFile.MakeFolder(In(StatementNames));
        string name = string.Create(CultureInfo.InvariantCulture, $"{StatementFiles().Length + 1:D4}.json");
        Write(In(StatementNames, name), statement.Bytes());
    }

    /// <summary>A kept file, as it was when the package was made.</summary>
    /// <exception cref="BridgeException">SHR771: it was changed or is gone.</exception>
    public string Kept(string name)
    {
        string path = System.IO.Path.Combine(KeptFolder, name);
        return Manifest.Kept.FirstOrDefault(file => file.Name == name) is { } kept && File.Exists(path) && DurableFile.Sha256(path) == kept.Sha256
            ? path
            : throw new BridgeException(Issue.Error(SharingCodes.FilesChanged, new Place(Id, Field: name), "what was sent before, changed or gone", "every package that was sent, as it was", "restore the package from its copy: what comes later must be held against it"));
    }

    internal void Add(SendReceipt receipt) => Write(In(ReceiptName), receipt.Bytes());

    internal void Add(PackageRecall recall) => Write(In(RecallName), recall.Bytes());

    /// <summary>Writes a manifest and whoever prepared it into a folder that is to become a package.</summary>
    internal static void Begin(string folder, ReleaseManifest manifest, PackageStatement prepared)
    {
        DurableFile.MakeFolder(System.IO.Path.Combine(folder, StatementNames));
        Write(System.IO.Path.Combine(folder, ManifestName), manifest.Bytes());
        Write(System.IO.Path.Combine(folder, StatementNames, "0001.json"), prepared.Bytes());
    }

    private static void Write(string path, byte[] bytes) => DurableFile.Write(path, bytes);

    private string In(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private string[] StatementFiles() => Directory.Exists(In(StatementNames)) ? [.. Directory.GetFiles(In(StatementNames), "*.json").Order(StringComparer.Ordinal)] : [];

    private byte[]? Bytes(string name) => FileGuard.Run(In(name), () => File.Exists(In(name)) ? File.ReadAllBytes(In(name)) : null);

    private BridgeException Damaged(string file) => new(Issue.Error(
        SharingCodes.Manifest, new Place($"{Id}/{file}"), "a file of a package that was changed, or is none", "the file as it was written", "restore the package from its copy, or prepare it anew"));
}
