using System.IO.Compression;
using System.Security.Cryptography;
using CsaeDataBridge.Agreements;
using CsaeDataBridge.DuckDb;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Store;

namespace CsaeDataBridge.Sharing;

/// <summary>A package as it travels: the manifest, what people signed and the files, in one archive that is sealed for the recipient.</summary>
public static class PackageSeal
{
    private const string ManifestName = "manifest.json";
    private const string Files = "files/";
    private const string Statements = "statements/";

    // An archive says when its entries were made; these were not made at any time that means something.
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Seals a package into a file, and flushes it.</summary>
    public static void Seal(PackageFolder package, string path, VerificationKey recipient, CancellationToken token)
    {
        // Beside the plain files, and never in the outbox: a kill may leave it.
        string archive = package.Archive;
        try
        {
            FileGuard.Run(archive, () => Pack(package, archive, token));
            KillPoint.Reach(PackageDesk.Steps[0]);
            FileGuard.Run(path, () =>
            {
                using FileStream plain = File.OpenRead(archive);
                using FileStream target = File.Create(path);
                SealedFile.Seal(plain, target, recipient, token);
                target.Flush(flushToDisk: true);
            });
        }
        finally
        {
            DurableFile.Delete(archive);
        }
    }

    /// <summary>Opens a sealed package into a folder of its own, which is there only when all of it is whole.</summary>
    /// <param name="path">The sealed file.</param>
    /// <param name="folder">Is made; must not be there.</param>
    /// <exception cref="BridgeException">SHR761: it was changed, is cut, or is for somebody else. SHR770, SHR771: what is in it is not what its manifest says.</exception>
    public static OpenedPackage Open(string path, ECDiffieHellman recipient, string folder, CancellationToken token)
    {
        string name = Path.GetFileName(path);
        string beside = $"{Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)}.opening";
        if (Directory.Exists(folder) || File.Exists(folder))
        {
            throw new BridgeException(Issue.Error(SharingCodes.Unwritable, new Place(folder), "a folder that is there already", "a folder that is to be made", "choose another folder"));
        }

        try
        {
            DurableFile.MakeFolder(beside);
            string archive = Path.Combine(beside, "archive.zip");
            FileGuard.Run(archive, () =>
            {
                using FileStream source = File.OpenRead(path);
                using FileStream target = File.Create(archive);
                SealedFile.Open(source, name, target, recipient, token);
            });
            OpenedPackage opened = FileGuard.Run(archive, () => Unpack(archive, name, Path.Combine(beside, "files")));
            File.Delete(archive);
            DurableFile.Move(beside, folder);
            return opened;
        }
        finally
        {
            if (Directory.Exists(beside))
            {
                Directory.Delete(beside, recursive: true);
            }
        }
    }

    private static void Pack(PackageFolder package, string archive, CancellationToken token)
    {
        using FileStream target = File.Create(archive);
        using var zip = new ZipArchive(target, ZipArchiveMode.Create);
        Add(zip, ManifestName, package.Manifest.Bytes());
        int number = 0;
        foreach (PackageStatement statement in package.Statements())
        {
            Add(zip, FormattableString.Invariant($"{Statements}{++number:D4}.json"), statement.Bytes());
        }

        foreach (FrozenFile file in package.Manifest.Files)
        {
            token.ThrowIfCancellationRequested();
            ZipArchiveEntry entry = zip.CreateEntry(Files + file.Name);
            entry.LastWriteTime = Always;
            using Stream part = entry.Open();
            byte[] bytes = File.ReadAllBytes(Path.Combine(package.FilesFolder, file.Name));
            if (CanonicalJson.Sha256(bytes) != file.Sha256)
            {
                throw Changed(package.Id, "prepare it anew; find out who changed them");
            }

            part.Write(bytes);
        }
    }

    private static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name);
        entry.LastWriteTime = Always;
        using Stream part = entry.Open();
        part.Write(bytes);
    }

    // Only what the manifest names is written, under names that cannot lead out of the folder.
    private static OpenedPackage Unpack(string archive, string name, string files)
    {
        try
        {
            using ZipArchive zip = ZipFile.OpenRead(archive);
            ReleaseManifest manifest = ReleaseManifest.Read(Bytes(zip.GetEntry(ManifestName)), name);
            PackageStatement[] statements = [.. zip.Entries.Where(entry => entry.FullName.StartsWith(Statements, StringComparison.Ordinal)).OrderBy(entry => entry.FullName, StringComparer.Ordinal).Select(entry => PackageStatement.Read(Bytes(entry)) ?? throw new InvalidDataException())];
            if (zip.Entries.Count != 1 + statements.Length + manifest.Files.Count || manifest.Files.Any(file => !IsPlain(file.Name)))
            {
                throw new InvalidDataException();
            }

            foreach (FrozenFile file in manifest.Files)
            {
                ZipArchiveEntry entry = zip.GetEntry(Files + file.Name) ?? throw new InvalidDataException();
                string path = Path.Combine(files, file.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                if (entry.Length != file.Size)
                {
                    throw new InvalidDataException();
                }

                entry.ExtractToFile(path);
            }

            IReadOnlyList<FrozenFile> now = PackageFolder.Freeze(files);
            return manifest.Files.OrderBy(file => file.Name, StringComparer.Ordinal).SequenceEqual(now) ? new OpenedPackage(manifest, statements) : throw new InvalidDataException();
        }
        catch (InvalidDataException)
        {
            throw Changed(name, "have it sent again, and tell the sender");
        }
    }

    private static byte[] Bytes(ZipArchiveEntry? entry)
    {
        using Stream part = entry?.Open() ?? throw new InvalidDataException();
        using var bytes = new MemoryStream();
        part.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static BridgeException Changed(string name, string fix) => new(Issue.Error(SharingCodes.FilesChanged, new Place(name), "files that are not those of the manifest", "every file as it was frozen, and no other", fix));

    /// <summary>Whether a file's name is of a form that cannot lead out of its folder.</summary>
    internal static bool IsPlain(string name) => name.Split('/').All(part => part.Length > 0 && part[0] != '.' && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'));
}
