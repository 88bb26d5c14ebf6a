namespace CsaeDataBridge.Sharing;

/// <summary>How something that was begun ended.</summary>
public enum AuditDecision
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>A clause, or the lack of one, refused it.</summary>
    Refused,

    /// <summary>It waits for a person.</summary>
    Paused,

    /// <summary>It failed, and nothing of it stays.</summary>
    Failed,
}
