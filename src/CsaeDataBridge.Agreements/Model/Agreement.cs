using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Agreements;

/// <summary>An information-sharing agreement as its file states it; everything not stated is denied.</summary>
/// <param name="ReviewBy">After this date releases stop at once and imports after <paramref name="ReviewGraceDays"/>.</param>
/// <param name="ExpiresOn">Last day of validity, inclusive.</param>
/// <param name="IncompatiblePurposes">Ids or codes of purposes that no clause can permit.</param>
/// <param name="Signatories">Who is to sign, and signatures that stand in the file itself.</param>
/// <param name="Signed">The bytes that a signature covers: the file in RFC 8785 JSON without status and signatories.</param>
/// <param name="Sha256">The SHA-256 of <paramref name="Signed"/>.</param>
public sealed record Agreement(
    string Id,
    int Version,
    string Title,
    DateOnly EffectiveFrom,
    DateOnly ReviewBy,
    int ReviewGraceDays,
    DateOnly ExpiresOn,
    IReadOnlyList<Party> Parties,
    IReadOnlyList<AgreementPerson> People,
    IReadOnlyList<Purpose> Purposes,
    IReadOnlyList<string> IncompatiblePurposes,
    IReadOnlyList<LawfulBasis> Bases,
    IReadOnlyList<DataClass> DataClasses,
    IReadOnlyList<InboundFlow> Flows,
    IReadOnlyList<DerivedField> DerivedFields,
    IReadOnlyList<ReleaseTerms> Releases,
    IReadOnlyList<DisclosureProfile> DisclosureProfiles,
    IReadOnlyList<RetentionRule> Retention,
    IReadOnlyList<Signatory> Signatories,
    AgreementTerms Terms,
    Place Place,
    ReadOnlyMemory<byte> Signed,
    string Sha256)
{
    /// <summary>The file's name.</summary>
    public string FileName => Place.File!;

    /// <summary>The party of an id; null when none is declared.</summary>
    public Party? Party(string id) => Parties.FirstOrDefault(party => party.Id == id);

    /// <summary>A flow that a release names, as <c>agreement/flow</c>: those of this agreement stand without it.</summary>
    public string FullFlow(string flow) => flow.Contains('/', StringComparison.Ordinal) ? flow : $"{Id}/{flow}";

    /// <summary>The purpose of an id; null when none is declared.</summary>
    public Purpose? Purpose(string id) => Purposes.FirstOrDefault(purpose => purpose.Id == id);
}
