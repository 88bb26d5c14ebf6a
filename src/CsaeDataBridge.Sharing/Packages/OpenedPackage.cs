namespace CsaeDataBridge.Sharing;

/// <summary>What a recipient reads out of a sealed package: its files are those of the manifest.</summary>
/// <param name="Manifest">What the package is.</param>
/// <param name="Statements">What people signed of it; whether they could, the reader's own pinned keys say.</param>
public sealed record OpenedPackage(ReleaseManifest Manifest, IReadOnlyList<PackageStatement> Statements);
