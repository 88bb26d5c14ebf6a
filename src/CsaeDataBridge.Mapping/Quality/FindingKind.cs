namespace CsaeDataBridge.Mapping;

/// <summary>What a finding means for its row.</summary>
public enum FindingKind
{
    /// <summary>The row waits in quarantine: nothing of it is stored.</summary>
    Held,

    /// <summary>Another cell of a held row that could not be read.</summary>
    AlsoUnread,

    /// <summary>A cell that could not be read, of a row that was taken without it.</summary>
    Unread,

    /// <summary>The row was taken, and asks a question that a person answers.</summary>
    Question,

    /// <summary>The row says the same as an earlier one in every field that is read.</summary>
    Repeat,
}
