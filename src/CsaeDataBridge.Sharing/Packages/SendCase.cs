using CsaeDataBridge.Agreements;

namespace CsaeDataBridge.Sharing;

/// <summary>All that decides whether a package may be sent.</summary>
/// <param name="Files">The files as they are now.</param>
/// <param name="Statements">What people signed of it, in the order given.</param>
/// <param name="Agreements">The agreements as they are now.</param>
/// <param name="Trusted">The deployment's pinned keys by person.</param>
/// <param name="RecipientKey">The key as the deployment pins it now; null where it pins none of that name.</param>
/// <param name="Sent">Packages of the same release that were sent, in order.</param>
/// <param name="IsRecalled">Whether it was recalled before it was sent.</param>
/// <param name="LastKnown">The latest instant that the deployment's records hold.</param>
/// <param name="Now">The instant of the decision.</param>
public sealed record SendCase(
    ReleaseManifest Manifest,
    IReadOnlyList<FrozenFile> Files,
    IReadOnlyList<PackageStatement> Statements,
    AgreementBundle Agreements,
    IReadOnlyDictionary<string, VerificationKey> Trusted,
    VerificationKey? RecipientKey,
    IReadOnlyList<SentPackage> Sent,
    bool IsRecalled,
    DateTimeOffset LastKnown,
    DateTimeOffset Now)
{
    /// <summary>How many times somebody took an approval of it back, as the audit has it.</summary>
    public int Revocations { get; init; }
}
