namespace CsaeDataBridge.Agreements;

/// <summary>A signature under one version of an agreement.</summary>
/// <param name="Person">Who signed, by their id under people.</param>
/// <param name="Sha256">The hash of what they signed.</param>
/// <param name="Text">The signature.</param>
public sealed record AgreementSignature(string Person, int Version, string Sha256, DateTimeOffset At, string Text)
{
    /// <summary>Signs an agreement as it stands.</summary>
    public static AgreementSignature Make(Agreement agreement, SigningKey key, DateTimeOffset at) => new(key.Person, agreement.Version, agreement.Sha256, at, key.Sign(agreement.Signed.Span));
}
