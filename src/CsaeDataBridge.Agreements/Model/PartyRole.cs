namespace CsaeDataBridge.Agreements;

/// <summary>What a party is under UK GDPR.</summary>
public enum PartyRole
{
    Controller,
    JointController,
    Processor,
    Recipient,
}
