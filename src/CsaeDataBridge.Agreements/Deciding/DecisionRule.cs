namespace CsaeDataBridge.Agreements;

/// <summary>The rules of deciding; each is a reason for which something is refused. The number is permanent.</summary>
public enum DecisionRule
{
    /// <summary>No clause permits it, or it names something that no agreement knows.</summary>
    DefaultDeny = 1,

    /// <summary>A clause forbids it, and a forbid beats every permit.</summary>
    Forbidden = 2,

    /// <summary>An agreement that the data came in under does not permit the release: permissions never add up.</summary>
    EveryAgreement = 3,

    /// <summary>An agreement is not in force at that time, or its review is overdue, or what it rests on has expired.</summary>
    Time = 4,

    /// <summary>A controller that the clause names has not signed this version.</summary>
    Signatures = 5,

    /// <summary>No purpose is named, or it is not that of the clause, or somebody has no living basis for it.</summary>
    Purpose = 6,

    /// <summary>A row does not meet every condition.</summary>
    Row = 7,

    /// <summary>A field that no clause lists, or that may only be tested.</summary>
    UnlistedField = 8,

    /// <summary>Closer to the person than the clause, the recipient's basis or the field allows.</summary>
    Level = 9,

    /// <summary>An obligation that comes with the permit cannot be met.</summary>
    Obligation = 10,

    /// <summary>A released cell does not say which flows it was made from.</summary>
    Trace = 11,

    /// <summary>Only another agreement permits it: an agreement never widens a release built from others.</summary>
    NoBorrowedPermit = 12,

    /// <summary>The request was made against other agreements than those that decide.</summary>
    SameBundle = 13,

    /// <summary>The person opted out or objected, or the list that would say so is missing or too old.</summary>
    OptOut = 14,

    /// <summary>An emergency reading that is not one person's, short, read-only and by somebody who may.</summary>
    BreakGlass = 15,

    /// <summary>A person has recorded that sharing would be more detrimental to the child.</summary>
    Detriment = 16,
}
