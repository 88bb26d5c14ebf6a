namespace CsaeDataBridge.Agreements;

/// <summary>What an agreement is on a day, computed from signatures, events and its own days; never read from the file.</summary>
public enum AgreementStatus
{
    /// <summary>Nobody signed this text.</summary>
    Draft,

    /// <summary>Some controllers that flows name have signed, not all.</summary>
    PartlySigned,

    NotYetInForce,
    InForce,

    /// <summary>Releases have stopped; imports go on for the days of grace.</summary>
    ReviewOverdue,

    Expired,
    Suspended,
    Terminated,

    /// <summary>Stopped, since something that is on record was taken out of its book of signatures.</summary>
    EventsMissing,
}
