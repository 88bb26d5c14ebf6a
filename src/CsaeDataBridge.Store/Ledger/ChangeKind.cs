namespace CsaeDataBridge.Store;

/// <summary>What a change that is no load did to the store.</summary>
public enum ChangeKind
{
    /// <summary>A load was taken out of the current rows.</summary>
    Withdrawal,

    /// <summary>Persons were linked anew.</summary>
    Linkage,

    /// <summary>Agencies, areas or residents were changed by the configuration.</summary>
    Reference,
}
