namespace CsaeDataBridge.Agreements;

/// <summary>An information-sharing agreement as its file states it; everything not stated is denied.</summary>
/// <param name="ReviewBy">After this date releases stop at once and imports after <paramref name="ReviewGraceDays"/>.</param>
/// <param name="ExpiresOn">Last day of validity, inclusive.</param>
public sealed record Agreement(
    string Id,
    int Version,
    string Title,
    AgreementStatus Status,
    DateOnly EffectiveFrom,
    DateOnly ReviewBy,
    int ReviewGraceDays,
    DateOnly ExpiresOn,
    IReadOnlyList<string> Parties,
    IReadOnlyDictionary<string, string> Purposes,
    IReadOnlyList<LawfulBasis> Bases,
    IReadOnlyList<InboundFlow> Flows,
    IReadOnlyList<ReleaseTerms> Releases,
    string FileName,
    string Sha256);
