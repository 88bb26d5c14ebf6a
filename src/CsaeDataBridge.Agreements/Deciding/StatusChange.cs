namespace CsaeDataBridge.Agreements;

/// <summary>What may happen to an agreement after it was signed.</summary>
public enum StatusChange
{
    Suspend,
    Reinstate,
    Terminate,
}
