namespace CsaeDataBridge.Sharing;

/// <summary>What was done, as the audit records it. Words are permanent: what is written once is read for years.</summary>
public enum AuditAction
{
    /// <summary>A delivery read into the store (DPA 2018 s. 62: collection, combination).</summary>
    Import,

    /// <summary>A load taken out of the current rows again (s. 62: alteration).</summary>
    Withdraw,

    /// <summary>Protected tables made for a recipient (s. 62: disclosure).</summary>
    Release,

    /// <summary>Files frozen for a recipient, for people to approve.</summary>
    Prepare,

    /// <summary>A person's approval of frozen files.</summary>
    Approve,

    /// <summary>That a person takes their approval of frozen files back.</summary>
    Revoke,

    /// <summary>Frozen files sealed for their recipient and put out (s. 62: disclosure).</summary>
    Send,

    /// <summary>Frozen files called back.</summary>
    Recall,

    /// <summary>A release queried by an analyst (s. 62: consultation).</summary>
    Query,

    /// <summary>A held row's cells shown to a person (s. 62: consultation).</summary>
    Consult,

    /// <summary>A person's decision on a cell, a question or a paused load (s. 62: alteration).</summary>
    Decide,

    /// <summary>Store and vault copied into a backup.</summary>
    Backup,

    /// <summary>A backup put in the place of store and vault.</summary>
    Restore,

    /// <summary>Store and vault written anew without what deleted rows left (s. 62: erasure).</summary>
    Compact,

    /// <summary>Store and vault brought up to a newer version of the schema.</summary>
    Migrate,

    /// <summary>What can be read of a damaged store saved.</summary>
    Recover,

    /// <summary>A person's signature under an agreement.</summary>
    Sign,

    /// <summary>An agreement stopped until it is reinstated.</summary>
    Suspend,

    /// <summary>A suspended agreement let go on.</summary>
    Reinstate,

    /// <summary>An agreement ended for good.</summary>
    Terminate,

    /// <summary>A decision not to share.</summary>
    Refuse,

    /// <summary>A decision not to share taken back.</summary>
    WithdrawRefusal,

    /// <summary>The clock went back between two records; written by the log itself.</summary>
    ClockStep,

    /// <summary>The end of a record that a power cut had torn was set aside; written by the log itself.</summary>
    TornRecord,
}
