namespace CsaeDataBridge.Agreements;

/// <summary>What a decision says.</summary>
public enum Verdict
{
    Refuse,
    Permit,
    PermitWithObligations,
}
