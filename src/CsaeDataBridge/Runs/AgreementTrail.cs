using CsaeDataBridge.Agreements;
using CsaeDataBridge.Configuration;
using CsaeDataBridge.Issues;
using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Runs;

/// <summary>Puts on record what people sign about agreements: the intent before it is written in the book, the outcome after; and remembers it.</summary>
internal sealed class AgreementTrail(BridgeConfiguration deployment)
{
    private const string Version = "version";
    private static readonly AuditAction[] Kept = [AuditAction.Suspend, AuditAction.Reinstate, AuditAction.Terminate, AuditAction.Refuse, AuditAction.WithdrawRefusal];

    /// <summary>The entries of books that are on record, whatever the books say now.</summary>
    public static IReadOnlyCollection<RememberedEntry> Remembered(string auditFolder) =>
        [.. AuditMemory.Done(auditFolder, Kept).Select(record => new RememberedEntry(record.Entry.Object, (int)record.Entry.Counts[Version], record.Entry.Content!))];

    /// <summary>Records an act and does it.</summary>
    /// <param name="sha256">The hash of what is signed.</param>
    /// <exception cref="BridgeException">SHR75x, STO4xx: it cannot be recorded, so it is not done. AGR629: the book cannot be written.</exception>
    public void Record(AuditAction action, Agreement agreement, string sha256, Action write)
    {
        using var audit = AuditLog.Open(deployment.AuditFolder, deployment.AuditKeyFile, Operator.Name, deployment.Time());
        Settle(audit);
        audit.Record(Entry(action, agreement.Id, agreement.Version, sha256), _ =>
        {
            write();
            return true;
        });
    }

    /// <summary>Records an act that only narrows what may be done, and does it even where it cannot be recorded.</summary>
    /// <returns>Null when it is on record; otherwise that it is not.</returns>
    /// <exception cref="BridgeException">AGR629: the book cannot be written, so it was not done.</exception>
    /// <remarks>Rule: docs/adr/0011. What is in the book and not on record is recorded by whatever opens the audit next.</remarks>
    public Issue? RecordIfPossible(AuditAction action, Agreement agreement, string sha256, Action write)
    {
        bool written = false;
        try
        {
            Record(action, agreement, sha256, () =>
            {
                write();
                written = true;
            });
            return null;
        }
        catch (BridgeException failure) when (written || failure.Issues[0].Code != AgreementCodes.SignatureFile)
        {
            if (!written)
            {
                write();
            }

            return Issue.Warning(
                AgreementCodes.EventNotRecorded,
                new Place(deployment.AuditFolder, Field: agreement.Id),
                $"an audit that could not be written ({failure.Issues[0].Code}): the event holds and is not on record",
                "a record of every event",
                "mend the audit, then run any command that writes to it: it records the event");
        }
    }

    /// <summary>Records what stands in the books and is not on record: what was signed while the audit could not be written, or before a kill.</summary>
    public void Settle(AuditLog audit)
    {
        (AuditAction Action, RememberedEntry Entry)[] signed = [.. SignatureBook.All(deployment.AgreementsFolder).SelectMany(Signed)];
        if (signed.Length == 0)
        {
            return;
        }

        HashSet<RememberedEntry> known = [.. Remembered(deployment.AuditFolder)];
        foreach ((AuditAction action, RememberedEntry entry) in signed.Where(entry => known.Add(entry.Entry)))
        {
            audit.Begin(Entry(action, entry.Agreement, entry.Version, entry.Sha256)).End(AuditDecision.Done, AgreementCodes.EventNotRecorded);
        }
    }

    private static IEnumerable<(AuditAction Action, RememberedEntry Entry)> Signed(SignatureBook book) =>
    [
        .. book.Entries.Select(entry => (ActionOf(entry.Event.Change), new RememberedEntry(entry.Agreement, entry.Version, entry.Sha256()))),
        .. book.Refusals.Select(refusal => (AuditAction.Refuse, new RememberedEntry(refusal.Agreement, refusal.Version, refusal.Sha256()))),
        .. book.Withdrawals.Select(withdrawal => (AuditAction.WithdrawRefusal, new RememberedEntry(withdrawal.Agreement, withdrawal.Version, withdrawal.Sha256()))),
    ];

    public static AuditAction ActionOf(StatusChange change) => change switch
    {
        StatusChange.Suspend => AuditAction.Suspend,
        StatusChange.Reinstate => AuditAction.Reinstate,
        _ => AuditAction.Terminate,
    };

    private static AuditEntry Entry(AuditAction action, string agreement, int version, string sha256) =>
        new(action, agreement) { Agreement = agreement, Content = sha256, Counts = new Dictionary<string, long> { [Version] = version } };
}
