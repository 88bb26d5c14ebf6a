namespace CsaeDataBridge.Agreements;

/// <summary>What the parties have done with the agreement; expiry is computed, never written.</summary>
public enum AgreementStatus
{
    Draft,
    Signed,
    Suspended,
    Terminated,
}
